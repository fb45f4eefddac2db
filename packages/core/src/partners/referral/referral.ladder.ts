import { Audit } from "../../audit/audit/inside"
import { type Both, Calendar } from "../../platform/calendar"
import { commit, retrying } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { abreast, each } from "../../platform/util/guard"
import { Task } from "../../tenancy/task/inside"
import type { Mailbox } from "../alliance/alliance.schema"
import { Alliance } from "../alliance/inside"
import type { ReferralRow } from "./referral.entity"
import { hold } from "./referral.hold"
import { open } from "./referral.list"
import { moved, row, write } from "./referral.row"
import { expiresAt, isUnanswered, mustExpire, rung } from "./referral.rules"
import type { HoldReason } from "./referral.schema"

/**
 * When a referral sent now must be reminded of in a digest, and when it becomes a task: in business days of both sides.
 */
export async function deadlines(sentAt: string, days: { answerDays: number; graceDays: number }, both: Both) {
  const [remindAt, escalateAt] = await awaitAll([
    Calendar.businessDeadline(sentAt, days.answerDays, both),
    Calendar.businessDeadline(sentAt, days.answerDays + days.graceDays, both),
  ])
  return { remindAt, escalateAt }
}

/**
 * Moves every unanswered referral to its current step of escalation, ends those that must end, and holds those whose
 * mailbox gets no digest any more, or whose alliance has lapsed. Idempotent; runs at every tick. A failure of one does
 * not stop the others.
 */
export async function escalateDue(): Promise<{ escalated: number; expired: number }> {
  let escalated = 0
  let expired = 0
  const mailboxes = new Map<string, Promise<Mailbox>>()
  const mailboxOf = (mailboxID: string) => {
    const known = mailboxes.get(mailboxID) ?? Alliance.mailboxFromID(mailboxID)
    mailboxes.set(mailboxID, known)
    return known
  }
  const allied = new Map<string, Promise<boolean>>()
  const isAllied = (organizationID: string, now: string) => {
    const known = allied.get(organizationID) ?? Alliance.inForce(organizationID, now)
    allied.set(organizationID, known)
    return known
  }
  const cannotGo = async ({ organizationID, mailboxID }: ReferralRow, now: string): Promise<HoldReason | undefined> => {
    if (!(await isAllied(organizationID, now))) return "alliance_lapsed"
    return (await mailboxOf(mailboxID)).status === "verified" ? undefined : "mailbox_not_ready"
  }
  async function escalateOrEnd(found: ReferralRow): Promise<boolean> {
    const now = Clock.iso()
    if (mustExpire(found.state, found, now)) {
      await retrying(() => expire(found.referralID))
      expired++
    } else if (isUnanswered(found.state) && !found.escalatedAt && rungOf(found, now) === "escalate") {
      await retrying(() => escalate(found.referralID))
      escalated++
    } else if (found.state.status === "ready") {
      const reason = await cannotGo(found, now)
      if (reason) await retrying(() => hold(found.referralID, reason))
    }
    return true
  }
  await each("referral.not_climbed", await open(), ({ referralID }) => ({ referralID }), escalateOrEnd, abreast)
  return { escalated, expired }
}

/**
 * When the next open referral is to be escalated or ended. Now while one waits for its digest: its mailbox or its
 * alliance may end before.
 */
export async function nextEscalationAt(now: string): Promise<string | undefined> {
  const instants = (await open()).flatMap((found) => {
    const { state, escalatedAt, escalateAt } = found
    if (state.status === "ready") return now
    return [expiresAt(state, found), isUnanswered(state) && !escalatedAt ? escalateAt : undefined]
  })
  return instants.filter((at) => at !== undefined).sort()[0]
}

/** A row sent before deadlines were stored waits. */
export const rungOf = ({ remindAt, escalateAt }: ReferralRow, now: string) =>
  remindAt && escalateAt ? rung({ remindAt, escalateAt }, now) : "wait"

async function escalate(referralID: string) {
  const found = await row(referralID)
  const now = Clock.iso()
  if (!isUnanswered(found.state) || found.escalatedAt) return
  await commit({
    writes: [
      await write(found, moved(found, found.state, "escalated", now, { escalatedAt: now })),
      await Task.write(unanswered(found, now)),
    ],
    audit: await Audit.entry({ action: "referral.escalated", subjects: [referralID, found.casefileID] }),
    answer: { referralID },
  })
}

function unanswered({ referralID, folio, casefileID, organizationID, mailboxID, urgency }: ReferralRow, dueAt: string) {
  const about = { folio, casefileID, referralID, organizationID, mailboxID }
  return { kind: "unanswered_referral" as const, urgent: urgency === "urgent", dueAt, ...about }
}

async function expire(referralID: string) {
  const found = await row(referralID)
  const now = Clock.iso()
  if (!mustExpire(found.state, found, now)) return
  // The consent ends before the last step of escalation: nobody has been told yet.
  const untold = isUnanswered(found.state) && !found.escalatedAt
  await commit({
    writes: [
      await write(found, moved(found, { status: "expired", expiredAt: now }, "expired", now)),
      ...(untold ? [await Task.write(unanswered(found, now))] : []),
    ],
    audit: await Audit.entry({ action: "referral.expired", subjects: [referralID, found.casefileID] }),
    answer: { referralID },
  })
}
