import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Consent } from "../../casework/consent/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, retrying, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Statistics, StatisticsRules } from "../../statistics/statistics/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { ReferralRow } from "./referral.entity"
import { ofCaseFile } from "./referral.list"
import { moved, row, write } from "./referral.row"
import * as Rules from "./referral.rules"
import { DeclineInput, FromIDInput, type State, type TimelineEntry } from "./referral.schema"

/**
 * Was the referral sent up to the digest of the acting partner's link? Referrals without `digestAt` are older than the
 * field, and count as sent.
 */
export const isOnPage = ({ digestAt }: ReferralRow) => digestAt === undefined || digestAt <= Act.partner().upTo

/** A referral of the mailbox of this link; any other does not exist for it. */
export async function own(referralID: string): Promise<ReferralRow> {
  const found = await row(referralID)
  if (found.mailboxID !== Act.partner().mailboxID || !isOnPage(found)) throw new VisibleError("not_found", "not_found")
  return found
}

/** "Received" says only that the mail arrived. */
export const receive = verb("partner.received", FromIDInput, ({ referralID }) =>
  // Repeated, it changes nothing.
  answer("received", referralID, Rules.receive, ({ status }) => (status === "opened" ? undefined : {})),
)

export const accept = verb("partner.accept", FromIDInput, ({ referralID }) =>
  answer("accepted", referralID, Rules.accept),
)

export const decline = verb("partner.decline", DeclineInput, ({ referralID, reason }) =>
  answer(
    "declined",
    referralID,
    (state, now) => Rules.decline(state, reason, now),
    () => ({
      note: reason,
    }),
  ),
)

/** "We can neither confirm nor deny." */
export const unconfirmed = verb("partner.unconfirmed", FromIDInput, ({ referralID }) =>
  answer("unconfirmed", referralID, Rules.unconfirmed),
)

/** "Please call us": one task for staff, due now, until they have called, however often it is pressed. */
export const call = verb("partner.call", FromIDInput, async ({ referralID }) => {
  const decide = (state: State, now: string) =>
    Rules.isUnanswered(state) ? Rules.receive(state, now) : onlyOpen(state)
  return answer("asked_to_call", referralID, decide, async (found, now) => {
    if (found.callRequestedAt) return undefined
    const { folio, casefileID, organizationID, mailboxID, urgency } = found
    const about = { folio, casefileID, referralID, organizationID, mailboxID }
    const task = { kind: "please_call" as const, urgent: urgency === "urgent", dueAt: now, ...about }
    return { also: { callRequestedAt: now }, writes: [await Task.write(task)] }
  })
})

/**
 * The partner takes back its yes or no, until it was acted upon (the woman is being served, or was referred elsewhere
 * for the same need) or two days have passed.
 */
export const undo = verb("partner.undo", FromIDInput, async ({ referralID }) => {
  const { timeZone } = await Tenant.current()
  return retrying(async () => {
    const found = await own(referralID)
    const now = Clock.iso()
    await assertLive(found)
    const state = Rules.undo(found.state, found.timeline, now)
    const [casefile, others] = await awaitAll([CaseFile.factsOf(found.casefileID), ofCaseFile(found.casefileID)])
    const answered = Rules.standing(found.timeline).findLast(({ what }) => what === "accepted" || what === "declined")
    if (!answered) throw Rules.wrongState()
    const elsewhere = others.some(
      (other) => other.referralID !== referralID && other.category === found.category && other.createdAt >= answered.at,
    )
    if (elsewhere || casefile.status !== "open") throw new VisibleError("conflict", "referral_undo_late")
    const month = Statistics.monthOf(answered.at, timeZone)
    const back = countOf(found, answered.what, answered.at).map((key) => [key, -1] as const)
    const result = await commit({
      writes: [await write(found, moved(found, state, "taken_back", now))],
      audit: await Audit.entry({
        action: "referral.taken_back",
        subjects: [referralID, found.mailboxID, found.casefileID],
      }),
      count: await Statistics.count(month, back),
      answer: { referralID, status: state.status },
    })
    await Statistics.counted(month)
    return result
  })
})

const assertLive = async (found: ReferralRow) =>
  Rules.checkConsent(found.state, (await Consent.fromID(found.consentID)).status, "refused")

function onlyOpen(state: State): State {
  if (state.status === "accepted" || state.status === "in_service") return state
  throw Rules.wrongState()
}

type More = { note?: string; also?: Partial<ReferralRow>; writes?: Write[] }

/** `more` undefined: the answer is the one given before, and nothing is written. */
async function answer(
  what: TimelineEntry["what"],
  referralID: string,
  decide: (state: State, now: string) => State,
  more: (found: ReferralRow, now: string) => More | undefined | Promise<More | undefined> = () => ({}),
) {
  const { timeZone } = await Tenant.current()
  // A reminder or a colleague may write at the same moment: the answer is decided again on the new state.
  return retrying(async () => {
    const found = await own(referralID)
    const now = Clock.iso()
    await assertLive(found)
    const state = decide(found.state, now)
    const added = await more(found, now)
    if (added === undefined) return { referralID, status: found.status }
    return writeAnswer(found, state, what, now, timeZone, added)
  })
}

async function writeAnswer(
  found: ReferralRow,
  state: State,
  what: TimelineEntry["what"],
  now: string,
  timeZone: string,
  { also, note, writes = [] }: More,
) {
  const { referralID } = found
  const next = moved(found, state, what, now, { ...also, ...(note ? { note } : {}) })
  const month = Statistics.monthOf(now, timeZone)
  const counted = countOf(found, what, now)
  const result = await commit({
    writes: [await write(found, next), ...writes],
    audit: await Audit.entry({ action: `referral.${what}`, subjects: [referralID, found.mailboxID, found.casefileID] }),
    count: await Statistics.count(month, counted),
    answer: { referralID, status: state.status },
  })
  if (counted.length > 0) await Statistics.counted(month)
  return result
}

/** An answer is counted once, with the hours it took. */
function countOf(found: ReferralRow, what: TimelineEntry["what"], now: string) {
  if (what !== "accepted" && what !== "declined" && what !== "unconfirmed") return []
  const sentAt = (found.state as { sentAt: string }).sentAt
  const metric = Rules.metricOf[what]
  return [...(metric ? [metric] : []), `answer.hours.${StatisticsRules.answerHours(sentAt, now)}` as const]
}
