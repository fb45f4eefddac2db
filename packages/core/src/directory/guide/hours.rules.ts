import { Temporal } from "temporal-polyfill"

export type Hours = {
  always: boolean
  timeZone: string | null
  openings: readonly { weekdays: readonly number[]; opens: string; closes: string; note?: string | undefined }[]
  note?: string | null
  /** Schedules that could not be read: while there are any, the rest gives no answer. */
  unread?: readonly string[]
}
/** Local time: the ISO weekday and the minutes since midnight. */
export type LocalTime = { weekday: number; minute: number }

/** The local time of a time zone at an instant, daylight saving included; computed once per zone. */
export function localTimes(now: string): (timeZone: string) => LocalTime {
  const instant = Temporal.Instant.from(now)
  const known = new Map<string, LocalTime>()
  return (timeZone) => {
    const found = known.get(timeZone)
    if (found) return found
    const there = instant.toZonedDateTimeISO(timeZone)
    const local = { weekday: there.dayOfWeek, minute: there.hour * 60 + there.minute }
    known.set(timeZone, local)
    return local
  }
}

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
/** A day that is open until 23:59 is open in that last minute, too. */
const endOf = (clock: string) => (clock === "23:59" ? 24 * 60 : minutes(clock))
const before = (weekday: number) => (weekday === 1 ? 7 : weekday - 1)

/**
 * Open, closed, or unknown. Hours that close no later than they open end on the next day. An opening with its own words
 * ("by appointment only") says when one may come, but not that one may.
 */
export function openAt(hours: Hours, { weekday, minute }: LocalTime): "yes" | "no" | "unknown" {
  if (hours.always) return "yes"
  if (hours.openings.length === 0 || hours.unread?.length) return "unknown"
  const open = hours.openings.filter(({ weekdays, opens, closes }) => {
    const [from, to] = [minutes(opens), endOf(closes)]
    if (from < to) return weekdays.includes(weekday) && from <= minute && minute < to
    return (weekdays.includes(weekday) && from <= minute) || (weekdays.includes(before(weekday)) && minute < to)
  })
  if (open.length === 0) return "no"
  return open.some(({ note }) => !note) ? "yes" : "unknown"
}
