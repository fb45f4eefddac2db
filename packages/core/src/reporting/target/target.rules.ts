import { Temporal } from "temporal-polyfill"
import type { MonthNumbers } from "../../statistics/statistics/statistics.schema"
import { Indicator, type Info, metricOf, type Standing, type Targets } from "./target.schema"

export const dayAt = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** How much of a year is gone when `today` begins: its first day 0, once it is over 1. */
export function goneOf(year: string, today: string): number {
  const first = Temporal.PlainDate.from(`${year}-01-01`)
  const passed = first.until(today, { largestUnit: "day" }).days
  return Math.min(1, Math.max(0, passed / first.daysInYear))
}

/** The months of a year that have begun. */
export function monthsOf(year: string, today: string): string[] {
  const all = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`)
  return all.filter((month) => month <= today.slice(0, 7))
}

/** Is as much done as of the year is gone? A year that is over was reached or missed; one to come says nothing yet. */
export function standingOf(target: number | null, achieved: number, gone: number, begun: boolean): Standing {
  if (target === null) return "none"
  if (achieved >= target) return "reached"
  if (!begun) return "to_come"
  if (gone >= 1) return "missed"
  return achieved >= target * gone ? "on_course" : "behind"
}

/** A year's targets beside what its months counted. */
export function progress(
  kept: { year: string; version: number; targets: Targets },
  months: readonly Pick<MonthNumbers, "counts">[],
  today: string,
): Info {
  const { year, version, targets } = kept
  const gone = goneOf(year, today)
  const begun = `${year}-01-01` <= today
  const rows = Indicator.options.map((indicator) => {
    const target = targets[indicator] ?? null
    const achieved = months.reduce((sum, { counts }) => sum + counts[metricOf[indicator]], 0)
    return { indicator, target, achieved, standing: standingOf(target, achieved, gone, begun) }
  })
  return { year, version, gone, rows }
}
