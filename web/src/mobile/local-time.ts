/** The day and the time of day of an instant in a zone, "2026-03-08" and "09:30". */
export function localTimeOf(at: Date, timeZone: string): { day: string; time: string } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ""
  return { day: `${of("year")}-${of("month")}-${of("day")}`, time: `${of("hour")}:${of("minute")}` }
}

/**
 * The instant of a time of day in a zone, or undefined for what is no time. Of the hour that a clock shows twice the first
 * one, and an hour that it leaves out is the one after it.
 */
export function instantOf(day: string, time: string, timeZone: string): string | undefined {
  const found = /^(\d{1,2}):(\d{2})$/.exec(time.trim())
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined
  const wanted = Date.parse(`${day}T${(found[1] ?? "").padStart(2, "0")}:${found[2]}:00Z`)
  const shown = (at: number) => {
    const local = localTimeOf(new Date(at), timeZone)
    return Date.parse(`${local.day}T${local.time}:00Z`)
  }
  // The zone's offset a day before and a day after: at most two are possible.
  const offsets = [-86_400_000, 86_400_000].map((by) => shown(wanted + by) - (wanted + by))
  const instants = offsets.map((offset) => wanted - offset)
  const exact = instants.filter((at) => shown(at) === wanted)
  return new Date(exact.length ? Math.min(...exact) : Math.max(...instants)).toISOString().replace(".000Z", "Z")
}
