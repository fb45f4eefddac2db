import { Temporal } from "temporal-polyfill"

export type Hours = {
  always: boolean
  timeZone: string | null
  openings: readonly { weekdays: readonly number[]; opens: string; closes: string; note?: string | undefined }[]
  note?: string | null
  /** Schedules that nobody here could read: while there are any, what is known of the rest is no answer. */
  unread?: readonly string[]
}
/** What the wall shows there: the ISO weekday and the minutes since midnight. */
export type Wall = { weekday: number; minute: number }

/** The wall clock of a time zone at an instant, daylight saving included; asked once a zone. */
export function walls(now: string): (timeZone: string) => Wall {
  const instant = Temporal.Instant.from(now)
  const known = new Map<string, Wall>()
  return (timeZone) => {
    const found = known.get(timeZone)
    if (found) return found
    const there = instant.toZonedDateTimeISO(timeZone)
    const wall = { weekday: there.dayOfWeek, minute: there.hour * 60 + there.minute }
    known.set(timeZone, wall)
    return wall
  }
}

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
/** A day that is open to its last minute is open in it, too. */
const endOf = (clock: string) => (clock === "23:59" ? 24 * 60 : minutes(clock))
const before = (weekday: number) => (weekday === 1 ? 7 : weekday - 1)

/**
 * Open, closed, or nobody knows. What closes no later than it opens, closes the day after. An opening with words of its own ("by appointment only")
 * says when one may come, and not that one may.
 */
export function openAt(hours: Hours, { weekday, minute }: Wall): "yes" | "no" | "unknown" {
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
