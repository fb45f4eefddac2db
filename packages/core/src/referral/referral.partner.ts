import { Act, type Permission } from "../actor"
import { Alliance } from "../alliance"
import { Audit } from "../audit"
import { Consent } from "../consent"
import { Directory } from "../directory"
import { VisibleError } from "../error"
import { Grant } from "../grant"
import { Statistics, StatisticsRules } from "../statistics"
import { commit, retrying, Store, type Write } from "../store"
import { Task } from "../task"
import { Tenant } from "../tenant"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { ReferralEntity, type ReferralRow } from "./referral.entity"
import { moved, row, write } from "./referral.row"
import * as Rules from "./referral.rules"
import {
  DeclineInput,
  FromIDInput,
  type State,
  type TimelineEntry,
  type WaitingInfo,
  type WaitingItem,
} from "./referral.schema"

/** Everything waiting for the mailbox whose link this is. Reading it changes nothing. */
export async function waiting(): Promise<WaitingInfo> {
  Act.assert("partner.waiting")
  const { mailboxID } = Act.partner()
  const handle = await Store.consulate()
  const [validUntil, tenant, mailbox, referrals] = await Promise.all([
    Grant.endsAt(),
    Tenant.current(),
    Alliance.mailboxFromID(mailboxID),
    ReferralEntity.query.ofMailbox({ mailboxID, group: "open" }).go({ ...handle, pages: "all" }),
  ])
  const organization = await Directory.organization(mailbox.organizationID)
  const items = await Promise.all(referrals.data.filter(isOnPage).map(itemOf))
  return {
    office: tenant.names,
    officePhone: tenant.settings.publicPhone,
    language: mailbox.language,
    timeZone: mailbox.timeZone,
    validUntil,
    capacity: organization.capacity,
    items: items.filter((item) => item !== undefined),
  }
}

async function itemOf(found: ReferralRow): Promise<WaitingItem | undefined> {
  const { state, referralID, folio, category } = found
  if (
    state.status !== "sent" &&
    state.status !== "opened" &&
    state.status !== "accepted" &&
    state.status !== "in_service"
  )
    return undefined
  const answered = state.status === "accepted" || state.status === "in_service"
  const consent = answered ? await Consent.fromID(found.consentID) : undefined
  return {
    referralID,
    folio,
    category,
    status: state.status,
    sentAt: state.sentAt,
    reminders: answered ? 0 : (state as { reminders: number }).reminders,
    answerBy: found.remindAt ?? state.sentAt,
    canShow: consent?.status === "live" && consent.fields.length > 0,
  }
}

/** Was it sent when the acting partner's link was? One that left before this was kept was. */
const isOnPage = ({ digestAt }: ReferralRow) => digestAt === undefined || digestAt <= Act.partner().upTo

/** A referral of the mailbox whose link this is; any other does not exist for it. */
export async function own(referralID: string): Promise<ReferralRow> {
  const found = await row(referralID)
  if (found.mailboxID !== Act.partner().mailboxID || !isOnPage(found)) throw new VisibleError("not_found", "not_found")
  return found
}

/** "Received": says no more than that the mail arrived. */
export const receive = fn(FromIDInput, ({ referralID }) =>
  answer("partner.received", "received", referralID, Rules.receive),
)

export const accept = fn(FromIDInput, ({ referralID }) =>
  answer("partner.accept", "accepted", referralID, Rules.accept),
)

export const decline = fn(DeclineInput, ({ referralID, reason }) =>
  answer("partner.decline", "declined", referralID, (state, now) => Rules.decline(state, reason, now), {
    note: reason,
  }),
)

/** "We can neither confirm nor deny." */
export const unconfirmed = fn(FromIDInput, ({ referralID }) =>
  answer("partner.unconfirmed", "unconfirmed", referralID, Rules.unconfirmed),
)

/** "Please call us": a task for staff, due now. */
export const call = fn(FromIDInput, async ({ referralID }) => {
  const found = await own(referralID)
  const { folio, casefileID, organizationID, mailboxID, urgency } = found
  const now = Clock.iso()
  const task = {
    kind: "please_call" as const,
    urgent: urgency === "urgent",
    dueAt: now,
    folio,
    casefileID,
    referralID,
    organizationID,
    mailboxID,
  }
  return answer(
    "partner.call",
    "asked_to_call",
    referralID,
    (state) => (Rules.isUnanswered(state) ? Rules.receive(state, now) : onlyOpen(state)),
    {
      also: { callRequestedAt: now },
      writes: [await Task.write(task)],
    },
  )
})

function onlyOpen(state: State): State {
  if (state.status === "accepted" || state.status === "in_service") return state
  throw Rules.wrongState()
}

type More = { note?: string; also?: Partial<ReferralRow>; writes?: Write[] }

async function answer(
  permission: Permission,
  what: TimelineEntry["what"],
  referralID: string,
  judge: (state: State, now: string) => State,
  more: More = {},
) {
  Act.assert(permission)
  const { timeZone } = await Tenant.current()
  // A reminder or a colleague may write at the same moment: the answer is judged again on what is there then.
  return retrying(() => judgeAndWrite(what, referralID, judge, timeZone, more))
}

async function judgeAndWrite(
  what: TimelineEntry["what"],
  referralID: string,
  judge: (state: State, now: string) => State,
  timeZone: string,
  more: More,
) {
  const found = await own(referralID)
  const now = Clock.iso()
  const state = judge(found.state, now)
  const next = moved(found, state, what, now, { ...more.also, ...(more.note ? { note: more.note } : {}) })
  const month = Statistics.monthOf(now, timeZone)
  const counted = countOf(found, what, now)
  const result = await commit({
    writes: [await write(found, next), ...(more.writes ?? [])],
    audit: await Audit.entry({ action: `referral.${what}`, subjects: [referralID, found.mailboxID, found.casefileID] }),
    count: await Statistics.count(month, counted),
    answer: { referralID, status: state.status },
  })
  if (counted.length > 0) await Statistics.counted(month)
  return result
}

/** An answer counts once, with the hours it took. */
function countOf(found: ReferralRow, what: TimelineEntry["what"], now: string) {
  if (what !== "accepted" && what !== "declined" && what !== "unconfirmed") return []
  const sentAt = (found.state as { sentAt: string }).sentAt
  const metric = Rules.metricOf[what]
  return [...(metric ? [metric] : []), `answer.hours.${StatisticsRules.answerHours(sentAt, now)}` as const]
}
