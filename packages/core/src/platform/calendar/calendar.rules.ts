import { Temporal } from "temporal-polyfill"

/** ISO weekdays and minutes after local midnight. */
export type Schedule = { days: readonly number[]; minute: number }
/** One office or organisation, as far as its working days go. `state` null: the country's holidays alone. */
export type Side = {
  timeZone: string
  hours: { days: readonly number[]; from: number; to: number }
  country: string
  state: string | null
  extraHolidays?: readonly { date: string }[]
}
/** The consulate rests on Mexico's federal holidays too; the partner on its own only. */
export type Both = { consulate: Side; partner: Side }
/** Is `day` (2026-03-09) a public holiday there? */
export type Holidays = (country: string, state: string | null, day: string) => boolean

type Day = Temporal.PlainDate

const localDay = (at: string, timeZone: string): Day =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate()

/**
 * The instant of a minute of a local day. A time that the clocks skip moves forward by what they skipped, one that they
 * repeat is the first of the two (`compatible`), so that every scheduled day has exactly one instant.
 */
const instantOf = (day: Day, minute: number, timeZone: string): Temporal.Instant =>
  day
    .toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
    .toZonedDateTime(timeZone, { disambiguation: "compatible" })
    .toInstant()

const iso = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds).toISOString()

/** The next scheduled local instant strictly after `after`. */
export function nextDigestAt(schedule: Schedule, timeZone: string, after: string): string {
  const start = Temporal.Instant.from(after)
  // From the day before: a time moved forward out of a gap can fall on the following day.
  const yesterday = localDay(after, timeZone).subtract({ days: 1 })
  for (let ahead = 0; ahead <= 9; ahead++) {
    const day = yesterday.add({ days: ahead })
    if (!schedule.days.includes(day.dayOfWeek)) continue
    const instant = instantOf(day, schedule.minute, timeZone)
    if (Temporal.Instant.compare(instant, start) > 0) return iso(instant)
  }
  throw new Error("A schedule without days")
}

/**
 * A business day is a date, in the partner's time zone, on which both sides work: a weekday in the hours of each,
 * and a holiday of neither. Sides whose weeks never meet would wait for ever, so then the partner's days count alone.
 */
function businessDays({ consulate, partner }: Both, isHoliday: Holidays) {
  const together = partner.hours.days.some((day) => consulate.hours.days.includes(day))
  const rests = (side: Side, day: string) =>
    isHoliday(side.country, side.state, day) || (side.extraHolidays ?? []).some(({ date }) => date === day)
  return (day: Day): boolean => {
    if (!partner.hours.days.includes(day.dayOfWeek) || rests(partner, day.toString())) return false
    if (!together) return true
    if (!consulate.hours.days.includes(day.dayOfWeek) || rests(consulate, day.toString())) return false
    return !isHoliday("MX", null, day.toString())
  }
}

const closing = (day: Day, { hours, timeZone }: Side) => instantOf(day, hours.to, timeZone)

function following(day: Day, counts: (day: Day) => boolean): Day {
  let next = day.add({ days: 1 })
  while (!counts(next)) next = next.add({ days: 1 })
  return next
}

/** The day something sent at `from` counts as sent: the first business day whose closing is still to come. */
function sendingDay(from: string, both: Both, counts: (day: Day) => boolean): Day {
  const day = localDay(from, both.partner.timeZone)
  const inTime = Temporal.Instant.compare(Temporal.Instant.from(from), closing(day, both.partner)) < 0
  return counts(day) && inTime ? day : following(day, counts)
}

/**
 * When an answer is awaited: the partner's closing time on the `days`-th business day after the day of sending. What is
 * sent after the partner's closing, or on a day off, counts as sent on the next business day.
 */
export function businessDeadline(from: string, days: number, both: Both, isHoliday: Holidays): string {
  const counts = businessDays(both, isHoliday)
  let day = sendingDay(from, both, counts)
  for (let left = days; left > 0; left--) day = following(day, counts)
  return iso(closing(day, both.partner))
}

/** How many business days have closed since the day of sending: `n` exactly at the deadline of `n` days. */
export function businessDaysBetween(from: string, to: string, both: Both, isHoliday: Holidays): number {
  const counts = businessDays(both, isHoliday)
  const end = Temporal.Instant.from(to)
  let closed = 0
  for (let day = sendingDay(from, both, counts); ; closed++) {
    day = following(day, counts)
    if (Temporal.Instant.compare(closing(day, both.partner), end) > 0) return closed
  }
}
