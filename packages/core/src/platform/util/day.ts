/** The calendar day of an instant in a time zone: `2026-03-09`. */
export const dayIn = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(instant),
  )

const quarter = 15 * 60_000

/**
 * The first instant of a calendar day in a time zone, and that of the next day. Offsets differ by quarters of an hour.
 */
export function dayRange(day: string, timeZone: string): { from: string; to: string } {
  const noon = Date.parse(`${day}T12:00:00.000Z`)
  const begins = (isIt: (local: string) => boolean, around: number) => {
    let [early, late] = [(around - 40 * 3_600_000) / quarter, (around + 40 * 3_600_000) / quarter]
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2)
      if (isIt(dayIn(new Date(middle * quarter).toISOString(), timeZone))) late = middle
      else early = middle
    }
    return new Date(late * quarter).toISOString()
  }
  return { from: begins((local) => local >= day, noon), to: begins((local) => local > day, noon) }
}
