import { newLink, safe } from "@ventanilla/mail"
import { Audit } from "../../audit/audit"
import { Act, type PartnerActor } from "../../platform/actor"
import { Budget } from "../../platform/budget"
import { VisibleError } from "../../platform/error"
import { Mailer } from "../../platform/mailer"
import { commit, prior, Replay, retrying, type Write } from "../../platform/store"
import { parseCapability, secretMatches } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { failureName, Log } from "../../platform/util/log"
import { Task } from "../../tenancy/task"
import { Tenant } from "../../tenancy/tenant"
import { Alliance } from "../alliance"
import { type Mailbox, MailboxInput } from "../alliance/alliance.schema"
import { existing, find, make, writeExhausted } from "./grant.row"
import * as rules from "./grant.rules"

export { make } from "./grant.row"
export { assertOpens } from "./grant.rules"

/**
 * The partner whose link this is, or a refusal: one answer for every wrong link, others for one that has ended. Whoever
 * holds the right secret is told what to do, and nothing of what the link was about.
 */
export async function actorFromGrant(token: string): Promise<PartnerActor> {
  const capability = parseCapability(token)
  if (!capability) throw new VisibleError("unauthenticated", "link_invalid")
  const { tenantID, recordID, secret } = capability
  // Known to exist before its role is assumed: strangers' links cost one read.
  const tenant = await Tenant.asRegistry(() => Tenant.find(tenantID))
  if (tenant?.status !== "active") throw new VisibleError("unauthenticated", "link_invalid")
  return Act.with({ type: "system", job: "gate", tenantID }, async () => {
    const found = await find(recordID)
    if (!found || !secretMatches(secret, found.hash)) throw new VisibleError("unauthenticated", "link_invalid")
    const { mailboxID, grantID, endsAt, organizationID, digestAt = endsAt } = found
    const now = Clock.iso()
    // Side by side, as the grant names both.
    const [mailbox, known] = await Promise.all([
      Alliance.mailboxFromID(mailboxID),
      organizationID ? Alliance.inForce(organizationID, now) : undefined,
    ])
    const allied = known ?? (await Alliance.inForce(mailbox.organizationID, now))
    rules.assertOpens({ grant: found, mailbox, allied }, now)
    return { type: "partner", tenantID, mailboxID, grantID, upTo: digestAt }
  })
}

/** Until when the acting partner's link works. */
export const endsAt = async (): Promise<string> => (await find(Act.partner().grantID))?.endsAt ?? Clock.iso()

/** Counts an act of the acting partner against its link's hour and its mailbox's day, before it is done. */
export async function spend(): Promise<void> {
  const { grantID, mailboxID } = Act.partner()
  await Budget.spend("link", grantID)
  await Budget.spend("mailbox", mailboxID)
}

/** Staff close every link that a mailbox ever got. A mailbox in use gets a new one by mail. */
export const closeLinks = fn(MailboxInput, async ({ mailboxID }) => {
  Act.assert("mailbox.closeLinks")
  const first = await prior()
  if (first) throw new Replay(first)
  const { organizationID } = await Alliance.mailboxFromID(mailboxID)
  const answer = await retrying(async () =>
    commit({
      writes: [await Alliance.linksClosed(mailboxID)],
      audit: await Audit.entry({ action: "mailbox.links_closed", subjects: [mailboxID, organizationID] }),
      answer: { mailboxID },
    }),
  )
  await mailNewLink(mailboxID, "closed")
  return answer
})

/**
 * For the transaction of a code's last try: the writes that count it against the acting partner's link. `closed`: that was
 * one too many, the link is closed, and staff get a task. Call `told` after it has held.
 */
export async function writesOfExhausted(about: {
  folio: string
  casefileID: string
  referralID: string
  organizationID: string
}): Promise<{ writes: Write[]; closed: boolean }> {
  const { grantID, mailboxID } = Act.partner()
  const now = Clock.iso()
  const found = await existing(grantID)
  const change = rules.exhaust(found, now)
  const closed = change.revokedAt !== undefined
  const task = { kind: "link_guessed" as const, urgent: true, dueAt: now, ...about, mailboxID }
  return {
    writes: [await writeExhausted(found, change), ...(closed ? [await Task.write(task)] : [])],
    closed,
  }
}

/** Tells the acting partner's mailbox that its link is closed, and gives it another. */
export const told = () => mailNewLink(Act.partner().mailboxID, "codes")

/** Best effort: the link is closed whether its mailbox can be told or not, and the next digest brings another. */
async function mailNewLink(mailboxID: string, why: "codes" | "closed"): Promise<void> {
  const mailbox = await Alliance.mailboxFromID(mailboxID)
  if (mailbox.status !== "verified" || !(await Alliance.inForce(mailbox.organizationID, Clock.iso()))) return
  try {
    await send(mailbox, why)
  } catch (error) {
    Log.warn("grant.not_told", { mailboxID, failure: failureName(error) })
  }
}

async function send(mailbox: Mailbox, why: "codes" | "closed") {
  const { names, settings } = await Tenant.current()
  const { link, endsAt } = await make(mailbox, Clock.iso())
  const message = newLink({
    language: mailbox.language,
    ...Mailer.sender(names, settings.publicPhone),
    why,
    link: safe.link(link),
    validUntil: safe.date({ instant: endsAt, timeZone: mailbox.timeZone }),
  })
  const { mailboxID } = mailbox
  await Mailer.send(mailbox.email, message, { tenantID: Act.tenantID(), kind: "new_link", mailboxID })
}
