import { VisibleError } from "../../platform/error"
import type { HoldReason, State, Status, TimelineEntry } from "./referral.schema"

/** The facts that decide at send time, gathered by the caller. */
export type SendFacts = {
  consent: "live" | "future" | "ended" | "revoked"
  allianceInForce: boolean
  mailboxReady: boolean
  casefileOpen: boolean
}

/** Why the referral may not be sent now; undefined when it may. Consent is checked again at send time. */
export function holdReason(facts: SendFacts): HoldReason | undefined {
  if (facts.consent === "revoked") return "consent_revoked"
  if (facts.consent !== "live") return "consent_ended"
  if (!facts.casefileOpen) return "casefile_closed"
  if (!facts.allianceInForce) return "alliance_lapsed"
  if (!facts.mailboxReady) return "mailbox_not_ready"
  return undefined
}

export const openStatuses: readonly Status[] = [
  "draft",
  "ready",
  "held",
  "sent",
  "opened",
  "accepted",
  "in_service",
  "consent_withdrawn",
]
export const isOpen = (state: State) => openStatuses.includes(state.status)
export const isUnanswered = (state: State): state is Extract<State, { status: "sent" | "opened" }> =>
  state.status === "sent" || state.status === "opened"
export const isQueued = (state: State): state is Extract<State, { status: "ready" | "held" }> =>
  state.status === "ready" || state.status === "held"

export const wrongState = () => new VisibleError("conflict", "referral_wrong_state")

export function release(state: State, now: string): State {
  if (state.status !== "draft") throw wrongState()
  return { status: "ready", readyAt: now }
}

export function hold(state: State, reason: HoldReason, now: string): State {
  if (!isQueued(state)) throw wrongState()
  return { status: "held", readyAt: state.readyAt, heldAt: state.status === "held" ? state.heldAt : now, reason }
}

/** Enters a digest: sent for the first time, or again as a reminder. */
export function send(state: State, now: string): State {
  if (isQueued(state)) return { status: "sent", readyAt: state.readyAt, sentAt: now, reminders: 0 }
  if (isUnanswered(state)) return { ...state, reminders: state.reminders + 1 }
  throw wrongState()
}

export function receive(state: State, now: string): State {
  if (state.status === "opened") return state
  if (state.status !== "sent") throw wrongState()
  return { ...state, status: "opened", openedAt: now }
}

export function accept(state: State, now: string): State {
  if (!isUnanswered(state)) throw wrongState()
  return { status: "accepted", sentAt: state.sentAt, answeredAt: now }
}

export function decline(state: State, reason: Extract<State, { status: "declined" }>["reason"], now: string): State {
  if (!isUnanswered(state)) throw wrongState()
  return { status: "declined", sentAt: state.sentAt, answeredAt: now, reason }
}

/** "We can neither confirm nor deny": a valid answer, and all that a partner bound by VAWA may be able to give. */
export function unconfirmed(state: State, now: string): State {
  if (!isUnanswered(state)) throw wrongState()
  return { status: "unknown_by_confidentiality", sentAt: state.sentAt, answeredAt: now }
}

export function start(state: State, now: string): State {
  if (state.status !== "accepted") throw wrongState()
  return { status: "in_service", sentAt: state.sentAt, answeredAt: state.answeredAt, startedAt: now }
}

type Outcome = Extract<State, { status: "completed" }>["outcome"] | "unknown_by_confidentiality"

export function complete(state: State, outcome: Outcome, now: string): State {
  if (state.status !== "accepted" && state.status !== "in_service") throw wrongState()
  const { sentAt, answeredAt } = state
  return outcome === "unknown_by_confidentiality"
    ? { status: outcome, sentAt, answeredAt }
    : { status: "completed", sentAt, answeredAt, completedAt: now, outcome }
}

export function withdraw(state: State, reason: Extract<State, { status: "withdrawn" }>["reason"], now: string): State {
  if (!isOpen(state)) throw wrongState()
  return { status: "withdrawn", withdrawnAt: now, reason }
}

/**
 * The state of an open referral after its consent is revoked. One that was not sent is withdrawn. One that was sent is
 * blocked in a state of its own until staff have told the organisation.
 */
export function afterRevoking(state: State, now: string): State {
  if (isQueued(state) || state.status === "draft") return withdraw(state, "consent_revoked", now)
  if (!("sentAt" in state) || !isOpen(state)) throw wrongState()
  return { status: "consent_withdrawn", sentAt: state.sentAt, withdrawnAt: now }
}

/**
 * Refuses any action on a referral whose consent is not live. `ended`: is the action allowed when the consent has run
 * out?
 */
export function checkConsent(state: State, consent: SendFacts["consent"], ended: "refused" | "allowed"): void {
  if (consent === "revoked" || state.status === "consent_withdrawn")
    throw new VisibleError("conflict", "referral_consent_withdrawn")
  if (consent !== "live" && ended === "refused") throw new VisibleError("conflict", "referral_consent_ended")
}

/** Hours during which a partner may take its answer back. */
export const undoHours = 48
export const mostUndone = 3
export const undoUntil = (answeredAt: string): string =>
  new Date(Date.parse(answeredAt) + undoHours * 3_600_000).toISOString()

/** May an answer still be taken back, as far as the referral itself is concerned? */
export const mayUndo = (state: State, timeline: readonly TimelineEntry[], now: string): boolean =>
  (state.status === "accepted" || state.status === "declined") &&
  now < undoUntil(state.answeredAt) &&
  timeline.filter(({ what }) => what === "taken_back").length < mostUndone

/** The partner takes its yes or no back: the referral waits for an answer again. */
export function undo(state: State, timeline: readonly TimelineEntry[], now: string): State {
  if (state.status !== "accepted" && state.status !== "declined") throw wrongState()
  if (!mayUndo(state, timeline, now)) throw new VisibleError("conflict", "referral_undo_late")
  const { sentAt } = state
  return { status: "opened", readyAt: sentAt, sentAt, openedAt: now, reminders: 0 }
}

/**
 * The woman's fields may be shown to a partner that accepted, by a channel that she named, while everything that this
 * rests on still holds.
 */
export function checkShowing(facts: {
  status: Status
  consent: SendFacts["consent"]
  fields: number
  byPage: boolean
  allianceInForce: boolean
  mailboxReady: boolean
}): void {
  if (facts.status === "consent_withdrawn" || facts.consent === "revoked") {
    throw new VisibleError("gone", "nothing_to_show")
  }
  if (facts.status !== "accepted" && facts.status !== "in_service") {
    throw new VisibleError("conflict", "referral_not_accepted")
  }
  if (facts.consent !== "live" || facts.fields === 0 || !facts.byPage || !facts.allianceInForce) {
    throw new VisibleError("gone", "nothing_to_show")
  }
  if (!facts.mailboxReady) throw new VisibleError("conflict", "mailbox_wrong_state")
}

/** Days after which a held referral that nobody resolves ends; staff got a task when it was held. */
export const heldForDays = 30

type Lifetime = { consentEndsAt: string; createdAt: string }

/** An unanswered referral ends with the consent; one that was held or drafted ends after 30 days. */
export function expiresAt(state: State, facts: Lifetime): string | undefined {
  if (isUnanswered(state)) return facts.consentEndsAt
  const since = state.status === "held" ? state.heldAt : state.status === "draft" ? facts.createdAt : undefined
  return since && new Date(Date.parse(since) + heldForDays * 86_400_000 + 1).toISOString()
}

export function mustExpire(state: State, facts: Lifetime, now: string): boolean {
  const at = expiresAt(state, facts)
  return at !== undefined && at <= now
}

/** The step of escalation: wait, remind, or call. Deadlines are in business days of both sides. */
export function rung(deadlines: { remindAt: string; escalateAt: string }, now: string): "wait" | "remind" | "escalate" {
  if (now >= deadlines.escalateAt) return "escalate"
  return now >= deadlines.remindAt ? "remind" : "wait"
}

/** At most this many reminders: after them, staff call. */
export const mostReminders = 3

/** At most once per digest: a worker that resumes a digest of `scheduledAt` skips what it has already reminded of. */
export const wasReminded = (timeline: readonly TimelineEntry[], scheduledAt: string): boolean =>
  timeline.some(({ what, at }) => what === "reminded" && at >= scheduledAt)

/** The counters to which a timeline entry adds; also used by a recount of timelines. */
type Counted = "referral.made" | "referral.sent" | "referral.accepted" | "referral.declined" | "referral.completed"
type CountKey = Counted | `referral.category.${string}` | `answer.hours.${number}`
export const metricOf: Partial<Record<TimelineEntry["what"], Counted>> = {
  made: "referral.made",
  sent: "referral.sent",
  accepted: "referral.accepted",
  declined: "referral.declined",
  completed: "referral.completed",
}
const answers: readonly TimelineEntry["what"][] = ["accepted", "declined", "unconfirmed"]

/** A timeline without the answers that were taken back. */
export function standing(timeline: readonly TimelineEntry[]): TimelineEntry[] {
  const kept: TimelineEntry[] = []
  for (const entry of timeline) {
    if (entry.what !== "taken_back") kept.push(entry)
    else {
      const last = kept.findLastIndex(({ what }) => answers.includes(what))
      if (last !== -1) kept.splice(last, 1)
    }
  }
  return kept
}

// Entries that may repeat without limit, and neither count nor decide anything: the audit has each of them.
const repeatable: readonly TimelineEntry["what"][] = ["shown", "asked_to_call", "called", "received", "held", "bounced"]
/** A DynamoDB item holds 400 KB; this many entries are about 15. */
export const mostEntries = 120

/** Keeps the timeline within its limit: the oldest repeatable entries are dropped. */
export function bounded(timeline: TimelineEntry[]): TimelineEntry[] {
  if (timeline.length <= mostEntries) return timeline
  const oldest = timeline.findIndex(({ what }) => repeatable.includes(what))
  return oldest === -1 ? timeline : timeline.filter((_, place) => place !== oldest)
}

/** Every count of a referral's timeline: instants with a metric, and the whole hours to the first answer. */
export function countsOf(
  timeline: readonly TimelineEntry[],
  category: string,
  hoursBetween: (sentAt: string, answeredAt: string) => number,
) {
  const happened = standing(timeline)
  const sentAt = happened.find((entry) => entry.what === "sent")?.at
  const answer = happened.find((entry) => answers.includes(entry.what))
  const counts: { at: string; key: CountKey }[] = happened.flatMap((entry) => {
    const metric = metricOf[entry.what]
    const keys: CountKey[] = metric ? [metric] : []
    if (metric === "referral.made") keys.push(`referral.category.${category}`)
    return keys.map((key) => ({ at: entry.at, key }))
  })
  if (sentAt && answer) counts.push({ at: answer.at, key: `answer.hours.${hoursBetween(sentAt, answer.at)}` })
  return counts
}
