import { Temporal } from "temporal-polyfill"
import { VisibleError } from "../../platform/error"
import { type Kind, needsOpinion, type Opinion, type Status } from "./alliance.schema"

export type Term = { startsOn: string; endsOn: string | null; autoRenewMonths: number | null }

/** What staff did with an alliance; `statusAt` derives what the calendar makes of it. */
export type State =
  | { stage: "draft" }
  | { stage: "in_opinion"; askedOn: string; opinion: Opinion | null }
  | { stage: "signed"; signedOn: string; term: Term }
  | { stage: "ended"; endedAt: string; before: Exclude<State, { stage: "ended" }> }

export type Command =
  | { do: "submit" }
  | { do: "opine"; opinion: Opinion }
  | { do: "giveBack" }
  | { do: "sign"; kind: Kind; signedOn: string; term: Term }
  | { do: "end"; at: string }

const wrongState = () => new VisibleError("conflict", "alliance_wrong_state")

/** The state of an alliance after a command; refuses with the reason. `today` is the consulate's. */
export function decide(state: State, command: Command, today: string): State {
  switch (command.do) {
    case "submit":
      if (state.stage !== "draft") throw wrongState()
      return { stage: "in_opinion", askedOn: today, opinion: null }
    case "opine":
      if (state.stage !== "in_opinion") throw wrongState()
      if (command.opinion.on > today) throw new VisibleError("validation", "alliance_day_future", "opinion.on")
      return { ...state, opinion: command.opinion }
    case "giveBack":
      if (state.stage !== "in_opinion") throw wrongState()
      return { stage: "draft" }
    case "sign":
      return sign(state, command, today)
    case "end":
      if (state.stage === "ended") throw wrongState()
      return { stage: "ended", endedAt: command.at, before: state }
    default:
      return command satisfies never
  }
}

function sign(state: State, { kind, signedOn, term }: Extract<Command, { do: "sign" }>, today: string): State {
  if (state.stage !== "draft" && state.stage !== "in_opinion") throw wrongState()
  const opined = state.stage === "in_opinion" && state.opinion !== null
  if (needsOpinion(kind) && !opined) throw new VisibleError("conflict", "alliance_opinion_missing")
  if (signedOn > today) throw new VisibleError("validation", "alliance_day_future", "signedOn")
  if (term.startsOn < signedOn) throw new VisibleError("validation", "alliance_before_signing", "startsOn")
  return { stage: "signed", signedOn, term }
}

export const expiringDays = 90

/** In force from its first day through its last, in the consulate's local calendar, unless it was ended before. */
export function statusAt(state: State, at: string, timeZone: string): Status {
  switch (state.stage) {
    case "draft":
    case "in_opinion":
      return state.stage
    case "ended":
      return state.endedAt <= at ? "ended" : statusAt(state.before, at, timeZone)
    case "signed": {
      const today = dayAt(at, timeZone)
      if (today < state.term.startsOn) return "signed"
      const left = daysLeft(state.term, today)
      if (left === null || left > expiringDays) return "in_force"
      return left < 0 ? "lapsed" : "expiring"
    }
    default:
      return state satisfies never
  }
}

export const dayAt = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
/** Noon of a day in the consulate's local time: a fact with a day counts in that day's month. */
export const noonOf = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "12:00" }).toInstant().toString()
const daysBetween = (from: string, to: string) => Temporal.PlainDate.from(from).until(to, { largestUnit: "day" }).days
const later = (a: string, b: string): string => (Temporal.PlainDate.compare(a, b) < 0 ? b : a)
export const earlier = (a: string, b: string): string => (Temporal.PlainDate.compare(a, b) < 0 ? a : b)
export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

/**
 * The last day of the term that runs on `today`. An alliance that renews itself continues by whole terms, counted from
 * the first.
 */
export function runsUntil({ endsOn, autoRenewMonths }: Term, today: string): string | null {
  if (endsOn === null || autoRenewMonths === null || endsOn >= today) return endsOn
  const first = Temporal.PlainDate.from(endsOn)
  const passed = first.until(today, { largestUnit: "month" }).months
  let times = Math.max(1, Math.floor(passed / autoRenewMonths))
  while (first.add({ months: times * autoRenewMonths }).toString() < today) times++
  return first.add({ months: times * autoRenewMonths }).toString()
}

/** Negative when it has lapsed; null without an end. */
export function daysLeft(term: Term, today: string): number | null {
  const until = runsUntil(term, today)
  return until === null ? null : daysBetween(today, until)
}

/** Days before the end; `0`: it has lapsed. */
export const reminders = [90, 60, 30, 0] as const
export type Reminder = (typeof reminders)[number]
export type Reminded = { of: string; at: Reminder; taskID: string }

/**
 * The reminder that is due and was not given yet for the coming end: only the nearest one, so that three reminders do
 * not follow an outage of the scheduler. An alliance that was renewed or ended needs none.
 */
export function reminderDue(
  state: State,
  told: { reminded: Pick<Reminded, "of" | "at"> | null; renewed: boolean },
  today: string,
): { of: string; at: Reminder } | undefined {
  if (state.stage !== "signed" || told.renewed || today < state.term.startsOn) return undefined
  const of = runsUntil(state.term, today)
  if (of === null) return undefined
  const left = daysBetween(today, of)
  const at = left < 0 ? 0 : reminders.filter((days) => days > 0 && left <= days).at(-1)
  if (at === undefined) return undefined
  return told.reminded?.of === of && told.reminded.at <= at ? undefined : { of, at }
}

/**
 * The first day of the following agreement: the day after the last day of this one, without gap or overlap. When that
 * day is past: the day of signing, or a day between the two on which the parties agreed.
 */
export function successorStart(
  before: { state: State; renewed: boolean },
  wanted: { startsOn: string | null; signedOn: string },
  today: string,
): string {
  const { state } = before
  if (state.stage !== "signed" || state.term.endsOn === null || before.renewed) throw wrongState()
  if (wanted.signedOn > today) throw new VisibleError("validation", "alliance_day_future", "signedOn")
  const earliest = dayAfter(runsUntil(state.term, today) ?? state.term.endsOn)
  const latest = later(earliest, wanted.signedOn)
  const startsOn = wanted.startsOn ?? latest
  if (startsOn < earliest) throw new VisibleError("validation", "alliance_overlap", "startsOn")
  if (startsOn > latest) throw new VisibleError("validation", "alliance_gap", "startsOn")
  return startsOn
}
