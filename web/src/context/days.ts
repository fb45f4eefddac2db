/** "2026-03-09" of an instant in `timeZone`. */
export const dayOf = (instant: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  )

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** How far the local time of `timeZone` is from UTC at `instant`, in milliseconds. */
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
  const local = Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second)
  return local - Math.floor(instant / 1000) * 1000
}

/** A minute of a calendar day in `timeZone`, as an instant. */
export function instantAt(day: string, minute: number, timeZone: string): string {
  const local = Date.parse(`${day}T00:00:00Z`) + minute * 60_000
  const first = local - offsetAt(local, timeZone)
  return new Date(local - offsetAt(first, timeZone)).toISOString()
}

/** The last second of a calendar day in `timeZone`, as an instant: a period "until the 9th" includes the 9th. */
export function endOfDay(day: string, timeZone: string): string {
  const local = Date.parse(`${day}T23:59:59Z`)
  const first = local - offsetAt(local, timeZone)
  // Once more: around a change of the clocks the first guess may have used the other offset.
  return new Date(local - offsetAt(first, timeZone)).toISOString().replace(".000Z", "Z")
}

/** "2026-03-09T10:30" in `timeZone`, as an instant. */
export function instantOf(localTime: string, timeZone: string): string {
  const local = Date.parse(`${localTime}:00Z`)
  const first = local - offsetAt(local, timeZone)
  // Once more, as for the end of a day: the first guess may have used the other offset.
  return new Date(local - offsetAt(first, timeZone)).toISOString().replace(".000Z", "Z")
}
