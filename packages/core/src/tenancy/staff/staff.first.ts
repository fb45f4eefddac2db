import { Audit } from "../../audit/audit"
import { Act } from "../../platform/actor"
import { Budget } from "../../platform/budget"
import { Bus } from "../../platform/bus"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { Tenant, type TenantRow } from "../tenant"
import { FromIDInput } from "../tenant/tenant.schema"
import { InvitationEntity, MemberEntity, type MemberRow } from "./staff.entity"
import { standing } from "./staff.first.rules"
import { invite } from "./staff.invite"
import { AskFirstInput, type FirstInfo } from "./staff.schema"
import { members } from "./staff.write"

/** How the invitation of a consulate's first coordinator stands, as headquarters may know it. */
export const first = fn(FromIDInput, async ({ tenantID }): Promise<FirstInfo> => {
  Act.assert("tenant.read")
  const found = await Tenant.row(tenantID)
  return standing(found, await rowsOf(found), Clock.iso())
})

async function rowsOf({ tenantID, first }: TenantRow) {
  if (!first?.identity || !first.staffID) return {}
  const handle = { ...(await Store.registry()), consistent: true as const }
  const { identity, staffID } = first
  const [member, invitation] = await Promise.all([
    MemberEntity.get({ tenantID, identity }).go(handle),
    InvitationEntity.get({ tenantID, staffID }).go(handle),
  ])
  return { member: member.data ?? undefined, invitation: invitation.data ?? undefined }
}

/**
 * Headquarters wants the first coordinator invited again, at the same address or at the right one. Written down at once; the
 * mail leaves by provisioning, which acts inside of the consulate, as headquarters never does. Refuses (409) once she accepted.
 */
export const askFirst = fn(AskFirstInput, async ({ tenantID, version, email }) => {
  Act.assert("tenant.invite")
  const answer = await retrying(async () => {
    const found = await Tenant.row(tenantID)
    const now = standing(found, await rowsOf(found), Clock.iso())
    assertAsRead(now.version, version)
    if (now.state === "accepted") throw new VisibleError("conflict", "invitation_accepted")
    const action = email === now.email ? "tenant.invitation_resent" : "tenant.invitation_corrected"
    const next = Tenant.wantInvitation(found, email)
    return commit({
      writes: [await Tenant.write(found, next)],
      audit: await Audit.entry({ action, subjects: [tenantID] }),
      answer: { tenantID, version: version + 1 },
    })
  })
  await Bus.hurry({ type: "provisioning", tenantID })
  return answer
})

type Whom = { email: string; language: "es" | "en" }

/** The first coordinator, once: a membership is written after its mail has left. For provisioning; who that is. */
export async function inviteFirst({ email, language }: Whom): Promise<{ staffID: string; identity: string }> {
  // Headquarters may have corrected the address while the first mail left.
  const known = await voidOthers(email)
  if (known) return idsOf(known)
  await invite({ email, role: "coordinator", language })
  return invited(email)
}

/** The same again, when headquarters asks for it: a new link, and the one before opens nothing. */
export async function inviteAnew({ email, language }: Whom): Promise<{ staffID: string; identity: string }> {
  const tenantID = Act.tenantID()
  await Budget.spend("first", tenantID)
  try {
    await invite({ email, role: "coordinator", language })
  } catch (error) {
    await Budget.giveBack("first", tenantID)
    throw error
  }
  return invited(email)
}

/**
 * Ends whatever went to another address than this one: those links open nothing, and whoever got them is nobody here. While nobody
 * works here, nobody but headquarters has invited. Refuses (409) as soon as somebody does. Answers who is invited at this address.
 */
export async function voidOthers(email: string): Promise<MemberRow | undefined> {
  const all = await members()
  if (all.some(({ status }) => status === "active")) throw new VisibleError("conflict", "invitation_accepted")
  const { table } = await Store.registry()
  for (const { tenantID, identity, staffID, version } of all.filter((one) => one.email !== email))
    await commit({
      writes: [
        Writes.remove(
          MemberEntity.delete({ tenantID, identity })
            .where((row, { eq }) => eq(row.version, version))
            .params({ table }),
        ),
        Writes.remove(InvitationEntity.delete({ tenantID, staffID }).params({ table })),
      ],
      audit: await Audit.entry({ action: "staff.invitation_voided", subjects: [staffID] }),
      answer: {},
      remembered: false,
    })
  return all.find((one) => one.email === email)
}

const idsOf = ({ staffID, identity }: MemberRow) => ({ staffID, identity })

async function invited(email: string): Promise<{ staffID: string; identity: string }> {
  const made = (await members()).find((one) => one.email === email)
  if (!made) throw new VisibleError("conflict", "stale")
  return idsOf(made)
}
