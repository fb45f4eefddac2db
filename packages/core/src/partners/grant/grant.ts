import { newLink, safe } from "@ventanilla/mail"
import { Audit } from "../../audit/audit/inside"
import { Act, type PartnerActor, verb } from "../../platform/actor"
import { Budget } from "../../platform/budget"
import { VisibleError } from "../../platform/error"
import { Mailer } from "../../platform/mailer"
import { commit, prior, Replay, retrying, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { parseCapability, secretMatches } from "../../platform/util/capability"
import { Clock } from "../../platform/util/clock"
import { failureName, Log } from "../../platform/util/log"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { type Mailbox, MailboxInput } from "../alliance/alliance.schema"
import { Alliance } from "../alliance/inside"
import { existing, find, make, writeExhausted } from "./grant.row"
import * as rules from "./grant.rules"

export { make } from "./grant.row"
export { assertOpens } from "./grant.rules"

/**
 * The partner to whom this link belongs, or a refusal: the same one for every invalid link, others for links that have
 * ended. The holder of a valid secret is told what to do, and nothing of what the link was about.
 */
export async function actorFromGrant(token: string): Promise<PartnerActor> {
  const capability = parseCapability(token)
  if (!capability) throw new VisibleError("unauthenticated", "link_invalid")
  const { tenantID, recordID, secret } = capability
  // The tenant must exist before its role is assumed: an invented link costs one read.
  const tenant = await Tenant.asRegistry(() => Tenant.find(tenantID))
  if (tenant?.status !== "active") throw new VisibleError("unauthenticated", "link_invalid")
  return Act.with({ type: "system", job: "gate", tenantID }, async () => {
    const found = await find(recordID)
    if (!found || !secretMatches(secret, found.hash)) throw new VisibleError("unauthenticated", "link_invalid")
    const { mailboxID, grantID, endsAt, organizationID, digestAt = endsAt } = found
    const now = Clock.iso()
    // In parallel, because the grant names both.
    const [mailbox, known] = await awaitAll([
      Alliance.mailboxFromID(mailboxID),
      organizationID ? Alliance.inForce(organizationID, now) : undefined,
    ])
    const allied = known ?? (await Alliance.inForce(mailbox.organizationID, now))
    rules.assertOpens({ grant: found, mailbox, allied }, now)
    return { type: "partner", tenantID, mailboxID, grantID, upTo: digestAt }
  })
}

/** When the acting partner's link ends. */
export const endsAt = async (): Promise<string> => (await find(Act.partner().grantID))?.endsAt ?? Clock.iso()

/**
 * Counts an action of the acting partner against the hourly budget of its link and the daily budget of its mailbox,
 * before it is done.
 */
export async function spend(): Promise<void> {
  const { grantID, mailboxID } = Act.partner()
  await Budget.spend("link", grantID)
  await Budget.spend("mailbox", mailboxID)
}

/** Staff close every link that a mailbox ever got. A mailbox in use gets a new one by mail. */
export const closeLinks = verb("mailbox.closeLinks", MailboxInput, async ({ mailboxID }) => {
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
 * For the transaction of a code's last attempt: the writes that count it against the acting partner's link. `closed`:
 * the limit was reached, the link is closed, and staff get a task. Call `told` after the transaction has succeeded.
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

/** Mails the acting partner's mailbox that its link is closed, with a new one. */
export const told = () => mailNewLink(Act.partner().mailboxID, "codes")

/** Best effort: the link stays closed if the mail fails, and the next digest brings a new one. */
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
