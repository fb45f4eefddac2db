import { VisibleError } from "../error"
import type { HoldReason, State, Status, TimelineEntry } from "./referral.schema"

/** What must be true at send time, gathered by the caller. */
export type SendFacts = {
  consent: "live" | "future" | "ended" | "revoked"
  allianceInForce: boolean
  mailboxReady: boolean
  casefileOpen: boolean
}

/** Why it may not go now; undefined when it may. `design/referral-loop.md`: consent is checked again at send time. */
export function holdReason(facts: SendFacts): HoldReason | undefined {
  if (facts.consent === "revoked") return "consent_revoked"
  if (facts.consent !== "live") return "consent_ended"
  if (!facts.casefileOpen) return "casefile_closed"
  if (!facts.allianceInForce) return "alliance_lapsed"
  if (!facts.mailboxReady) return "mailbox_not_ready"
  return undefined
}

export const openStatuses: readonly Status[] = ["draft", "ready", "held", "sent", "opened", "accepted", "in_service"]
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

/** Into a digest: sent for the first time, or once more as a reminder. */
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

/** "We can neither confirm nor deny": an answer, and all that a partner bound by VAWA may be able to give (dossier 7.3). */
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
 * What becomes of a referral whose consent is taken back: what has not left is withdrawn. Undefined when it has left, which
 * staff must then tell the organisation.
 */
export function afterRevoking(state: State, now: string): State | undefined {
  return isQueued(state) || state.status === "draft" ? withdraw(state, "consent_revoked", now) : undefined
}

/** Her fields may be shown to whoever accepted, by a way she named, while everything that it rests on holds. */
export function checkShowing(facts: {
  status: Status
  consent: SendFacts["consent"]
  fields: number
  byPage: boolean
  allianceInForce: boolean
  mailboxReady: boolean
}): void {
  if (facts.status !== "accepted" && facts.status !== "in_service") {
    throw new VisibleError("conflict", "referral_not_accepted")
  }
  if (facts.consent !== "live" || facts.fields === 0 || !facts.byPage || !facts.allianceInForce) {
    throw new VisibleError("gone", "nothing_to_show")
  }
  if (!facts.mailboxReady) throw new VisibleError("conflict", "mailbox_wrong_state")
}

/** A queue that nobody mends ends here; it was told to staff as a task when it was held. */
export const heldForDays = 30

/** An unanswered referral ends with her consent; one that was held or drafted ends after 30 days. */
export function mustExpire(state: State, facts: { consentEndsAt: string; createdAt: string }, now: string): boolean {
  if (isUnanswered(state)) return facts.consentEndsAt <= now
  const since = state.status === "held" ? state.heldAt : state.status === "draft" ? facts.createdAt : undefined
  return since !== undefined && Date.parse(now) - Date.parse(since) > heldForDays * 86_400_000
}

/** The rung of the ladder: nothing yet, time to remind, time for a person. Deadlines are in business days of both sides. */
export function rung(deadlines: { remindAt: string; escalateAt: string }, now: string): "wait" | "remind" | "escalate" {
  if (now >= deadlines.escalateAt) return "escalate"
  return now >= deadlines.remindAt ? "remind" : "wait"
}

/** At most this many reminders: after them a person calls. */
export const mostReminders = 3

/** Once a digest: a worker that takes up a broken one at `scheduledAt` leaves alone what it has already reminded of. */
export const wasReminded = (timeline: readonly TimelineEntry[], scheduledAt: string): boolean =>
  timeline.some(({ what, at }) => what === "reminded" && at >= scheduledAt)

/** The counters a happening adds to; also what a recount of timelines uses. */
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

/** Every count that a referral's timeline stands for: instants with a metric, and the first answer's whole hours. */
export function countsOf(
  timeline: readonly TimelineEntry[],
  category: string,
  hoursBetween: (sentAt: string, answeredAt: string) => number,
) {
  const sentAt = timeline.find((entry) => entry.what === "sent")?.at
  const answer = timeline.find((entry) => answers.includes(entry.what))
  const counts: { at: string; key: CountKey }[] = timeline.flatMap((entry) => {
    const metric = metricOf[entry.what]
    const keys: CountKey[] = metric ? [metric] : []
    if (metric === "referral.made") keys.push(`referral.category.${category}`)
    return keys.map((key) => ({ at: entry.at, key }))
  })
  if (sentAt && answer) counts.push({ at: answer.at, key: `answer.hours.${hoursBetween(sentAt, answer.at)}` })
  return counts
}
