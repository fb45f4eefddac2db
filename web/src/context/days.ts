/** "2026-03-09" of an instant, on the wall of `timeZone`. */
export const dayOf = (instant: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  )

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How far the wall of `timeZone` is from UTC at `instant`, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  })
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second)
  return wall - Math.floor(instant / 1000) * 1000
}

/** A minute of a calendar day on the wall of `timeZone`, as an instant. */
export function instantAt(day: string, minute: number, timeZone: string): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const first = wall - offsetAt(wall, timeZone)
  return new Date(wall - offsetAt(first, timeZone)).toISOString()
}

/** The last second of a calendar day in `timeZone`, as an instant: a period "until the 9th" includes the 9th. */
export function endOfDay(day: string, timeZone: string): string {
  const wall = Date.parse(`${day}T23:59:59Z`)
  const first = wall - offsetAt(wall, timeZone)
  // Once more: around a change of the clocks the first guess may have used the other offset.
  return new Date(wall - offsetAt(first, timeZone)).toISOString().replace(".000Z", "Z")
}

/** "2026-03-09T10:30" on the wall of `timeZone`, as an instant. */
export function instantOf(wallTime: string, timeZone: string): string {
  const wall = Date.parse(`${wallTime}:00Z`)
  const first = wall - offsetAt(wall, timeZone)
  // Once more, as for the end of a day: the first guess may have used the other offset.
  return new Date(wall - offsetAt(first, timeZone)).toISOString().replace(".000Z", "Z")
}
