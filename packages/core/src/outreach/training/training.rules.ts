import { Temporal } from "temporal-polyfill"
import { VisibleError } from "../../platform/error"
import type { CellKey } from "../../statistics/statistics/families.schema"
import type { Metric } from "../../statistics/statistics/statistics.schema"
import type { Attendance, Info, Report } from "./training.schema"

export type CounterKey = Metric | CellKey
const longestDays = 31
export const mostFollows = 20

/** The calendar day of an instant in the training's local time. */
export const dayOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** The first day of a training. Refuses one that takes longer than a month. */
export function dayOfPlan({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }) {
  const startsOn = dayOf(startsAt, timeZone)
  if (Temporal.PlainDate.from(startsOn).until(dayOf(endsAt, timeZone)).days > longestDays)
    throw new VisibleError("validation", "training_too_long", "endsAt")
  return startsOn
}

export const total = (attendance: readonly Attendance[]): number =>
  attendance.reduce((sum, { heads }) => sum + heads, 0)

export type Countable = Pick<Info, "status" | "audience" | "topics" | "startsOn"> & {
  report?: Report | null | undefined
}

/** Everything as which one training is counted, in the month of its own day. Both the counters and a recount use this. */
export function countersOf(row: Countable): { month: string; keys: Map<CounterKey, number> } {
  const keys = new Map<CounterKey, number>()
  const add = (key: CounterKey, by = 1) => by && keys.set(key, (keys.get(key) ?? 0) + by)
  if (row.status === "held" && row.report) {
    add("training.held")
    add(`training.audience.${row.audience}`)
    for (const topic of row.topics) add(`training.topic.${topic}`)
    add("training.attendees", total(row.report.attendance))
    for (const { agency, level, heads } of row.report.attendance) {
      add(`attendee.agency.${agency}`, heads)
      add(`attendee.level.${level}`, heads)
    }
  }
  return { month: row.startsOn.slice(0, 7), keys }
}

/** How the counters of its month change from `before` to `after`; null means no training. Its day never changes. */
export function moved(before: Countable | null, after: Countable): { month: string; keys: [CounterKey, number][] } {
  const { month, keys } = countersOf(after)
  const sums = new Map(keys)
  if (before) for (const [key, by] of countersOf(before).keys) sums.set(key, (sums.get(key) ?? 0) - by)
  return { month, keys: [...sums].filter(([, by]) => by !== 0) }
}

type State = Pick<Info, "status" | "startsOn" | "timeZone"> & { version: number }

/** Records that it took place, or corrects the record. Refused before its day and when it was called off. */
export function hold<R extends State>(row: R, report: Report, by: string, now: string) {
  if (row.status === "cancelled") throw new VisibleError("conflict", "training_cancelled")
  if (dayOf(now, row.timeZone) < row.startsOn) throw new VisibleError("conflict", "training_not_yet")
  return { ...row, status: "held" as const, report, heldAt: now, heldBy: by, version: row.version + 1 }
}

/** Called off before it took place; one that took place can only be cancelled as recorded by mistake. */
export function cancel<R extends State>(row: R, reason: Info["reason"], by: string, now: string) {
  if (row.status === "cancelled") throw new VisibleError("conflict", "training_cancelled")
  if (row.status === "held" && reason !== "mistake") throw new VisibleError("conflict", "training_held")
  return { ...row, status: "cancelled" as const, reason, cancelledAt: now, cancelledBy: by, version: row.version + 1 }
}

/** One more follow-up, on a day that is not past. */
export function follow<R extends State & { follows: Info["follows"] }>(
  row: R,
  next: Info["follows"][number],
  now: string,
) {
  if (row.status === "cancelled") throw new VisibleError("conflict", "training_cancelled")
  if (next.dueOn < dayOf(now, row.timeZone)) throw new VisibleError("validation", "day_past", "dueOn")
  if (row.follows.length >= mostFollows) throw new VisibleError("conflict", "training_follows_full")
  return { ...row, follows: [...row.follows, next], version: row.version + 1 }
}

/** The first instant of a day in the training's local time. */
export const startOf = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).toInstant().toString({ smallestUnit: "millisecond" })
