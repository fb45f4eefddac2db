import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { Budget } from "../../platform/budget"
import { Bus } from "../../platform/bus"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Tenant, type TenantRow } from "../tenant/inside"
import { FromIDInput } from "../tenant/tenant.schema"
import { InvitationEntity, MemberEntity, type MemberRow } from "./staff.entity"
import { statusOf } from "./staff.first.rules"
import { invite } from "./staff.invite"
import { AskFirstInput, type FirstInfo } from "./staff.schema"
import { members } from "./staff.write"

/** The state of the invitation of a consulate's first coordinator, as headquarters may know it. */
export const first = verb("tenant.read", FromIDInput, async ({ tenantID }): Promise<FirstInfo> => {
  const found = await Tenant.row(tenantID)
  return statusOf(found, await rowsOf(found), Clock.iso())
})

async function rowsOf({ tenantID, first }: TenantRow) {
  if (!first?.identity || !first.staffID) return {}
  const handle = { ...(await Store.registry()), consistent: true as const }
  const { identity, staffID } = first
  const [member, invitation] = await awaitAll([
    MemberEntity.get({ tenantID, identity }).go(handle),
    InvitationEntity.get({ tenantID, staffID }).go(handle),
  ])
  return { member: member.data ?? undefined, invitation: invitation.data ?? undefined }
}

/**
 * Headquarters requests another invitation of the first coordinator, at the same or a corrected address. Recorded at
 * once; provisioning sends the mail, because it acts inside the consulate, as headquarters never does. Refuses (409)
 * once the invitation was accepted.
 */
export const askFirst = verb("tenant.invite", AskFirstInput, async ({ tenantID, version, email }) => {
  const answer = await retrying(async () => {
    const found = await Tenant.row(tenantID)
    const now = statusOf(found, await rowsOf(found), Clock.iso())
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
  await Bus.tryEnqueue({ type: "provisioning", tenantID })
  return answer
})

type Whom = { email: string; language: "es" | "en" }

/**
 * Invites the first coordinator, once: the membership is written after the mail was sent. For provisioning; returns who
 * was invited.
 */
export async function inviteFirst({ email, language }: Whom): Promise<{ staffID: string; identity: string }> {
  // Headquarters may have corrected the address while the first mail was being sent.
  const known = await voidOthers(email)
  if (known) return idsOf(known)
  await invite({ email, role: "coordinator", language })
  return invited(email)
}

/** Invites again at headquarters' request: a new link, and the earlier one stops working. */
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
 * Ends invitations to any other address: their links stop working, and their recipients have no membership. While
 * nobody works here, only headquarters can have invited anybody. Refuses (409) as soon as somebody works here. Returns
 * the member invited at this address.
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
