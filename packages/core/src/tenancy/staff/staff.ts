import { Audit } from "../../audit/audit/inside"
import { allows, type Role, verb } from "../../platform/actor"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, retrying, Store, type Write, Writes } from "../../platform/store"
import type { Page } from "../../platform/util/schema"
import { nothing } from "../../platform/util/schema"
import { dutiesOf, fitnessOf, InvitationEntity, MemberEntity, type MemberRow } from "./staff.entity"
import { assertNotHeadquarters } from "./staff.gate"
import { ChangeInput, FitnessInput, type Info, RemoveInput } from "./staff.schema"
import { endHere } from "./staff.signout"
import { member, members, rewrite } from "./staff.write"

export { certify, coursesEnding } from "./staff.certify"
export { conduct, sign } from "./staff.conduct"
export { askFirst, first, inviteAnew, inviteFirst, voidOthers } from "./staff.first"
export {
  actorFromHeadquarters,
  actorFromIdentity,
  actorFromMembership,
  isHeadquarters,
  registerHeadquarters,
  session,
} from "./staff.gate"
export { accept, invite, look } from "./staff.invite"
export { signOutEverywhere } from "./staff.signout"

/** Refuses unless this is an active colleague of this consulate whose role reads case files. */
export async function assertReadsCaseFiles(staffID: string): Promise<void> {
  const { found } = await member(staffID)
  if (found.status !== "active" || !allows("casefile.read", found.role))
    throw new VisibleError("conflict", "staff_cannot_carry", "staffID")
}

export const list = verb("staff.list", nothing, async (): Promise<Page<Info>> => {
  return { items: (await members()).map(serialize).sort((a, b) => a.email.localeCompare(b.email)), cursor: null }
})

export const change = verb("staff.change", ChangeInput, async ({ staffID, role, duties, version }) => {
  const { table } = await Store.registry()
  const { found, rest } = await member(staffID)
  assertAsRead(found.version, version)
  await assertNotHeadquarters(found.identity)
  const stays = role === "coordinator" ? [] : await anotherCoordinator(found, rest)
  const next = MemberEntity.put({ ...found, role, ...duties, version: found.version + 1 })
  return commit({
    writes: [Writes.put(next.where((row, { eq }) => eq(row.version, found.version)).params({ table })), ...stays],
    audit: await Audit.entry({ action: "staff.changed", subjects: [staffID] }),
    answer: { staffID, role },
  })
})

/** Records until when a course certificate is valid, or that there is none. */
export const changeFitness = verb("staff.fitness", FitnessInput, async ({ staffID, courseUntil }) => {
  return retrying(async () => {
    const { found } = await member(staffID)
    const { courseUntil: _, ...rest } = found
    return rewrite(found, { ...rest, ...(courseUntil ? { courseUntil } : {}) }, "staff.course_changed", { staffID })
  })
})

/** Addresses of the active people of a role: for a mail that says that something waits. */
export async function addressesOf(role: Role): Promise<{ staffID: string; email: string }[]> {
  const rows = await members()
  return rows
    .filter((one) => one.role === role && one.status === "active")
    .map(({ staffID, email }) => ({ staffID, email }))
}

/** Removes a membership; the next request is refused, and a new invitation does not revive earlier sign-ins. */
export const remove = verb("staff.remove", RemoveInput, async ({ staffID }) => {
  return retrying(() => removeOnce(staffID))
})

async function removeOnce(staffID: string) {
  const { table } = await Store.registry()
  const { found, rest } = await member(staffID)
  const stays = await anotherCoordinator(found, rest)
  const { tenantID, identity } = found
  return commit({
    writes: [
      Writes.remove(
        MemberEntity.delete({ tenantID, identity })
          .where(({ version }, { eq }) => eq(version, found.version))
          .params({ table }),
      ),
      Writes.remove(InvitationEntity.delete({ tenantID, staffID }).params({ table })),
      await endHere(tenantID, identity),
      ...stays,
    ],
    audit: await Audit.entry({ action: "staff.removed", subjects: [staffID] }),
    answer: { staffID },
  })
}

/** Removes everybody from this consulate: for a consulate that is discarded. Idempotent. */
export async function dismissAll(): Promise<void> {
  const handle = await Store.registry()
  for (const { tenantID, identity, staffID } of await members()) {
    await InvitationEntity.delete({ tenantID, staffID }).go(handle)
    await MemberEntity.delete({ tenantID, identity }).go(handle)
  }
}

/**
 * When an active coordinator leaves, another must stay: checked in the same transaction, so that two cannot remove each
 * other.
 */
async function anotherCoordinator(leaving: MemberRow, rest: MemberRow[]): Promise<Write[]> {
  if (leaving.role !== "coordinator" || leaving.status !== "active") return []
  const other = rest.find(({ role, status }) => role === "coordinator" && status === "active")
  if (!other) throw new VisibleError("conflict", "last_coordinator")
  const { table } = await Store.registry()
  return [
    {
      ConditionCheck: {
        TableName: table,
        Key: { pk: `tenant#${other.tenantID}`, sk: `member#${other.identity}` },
        ConditionExpression: "#version = :version",
        ExpressionAttributeNames: { "#version": "version" },
        ExpressionAttributeValues: { ":version": other.version },
      },
    },
  ]
}

function serialize(row: MemberRow): Info {
  const { staffID, email, role, status, invitedAt, joinedAt } = row
  return {
    staffID,
    email,
    role,
    duties: dutiesOf(row),
    fitness: fitnessOf(row),
    certificates: row.certificates ?? [],
    status,
    invitedAt,
    joinedAt: joinedAt ?? null,
    version: row.version,
  }
}
