import { type CellKey, familyOf } from "./families.schema"
import { type Metric, type MonthNumbers, metrics } from "./statistics.schema"

export const longestHours = 720

/** A counter's key: a metric, `<family>.<value>`, or `answer.hours.<n>` for the histogram. */
export type CounterKey = Metric | CellKey | CurrentKey | `answer.hours.${number}`
/** What is counted as it stands now, and not by the month in which it came about. */
export type CurrentKey = `casefiles.${string}`

/** Whole hours between two instants, 0–720. */
export function answerHours(sentAt: string, answeredAt: string): number {
  const hours = Math.floor((Date.parse(answeredAt) - Date.parse(sentAt)) / 3_600_000)
  return Math.min(longestHours, Math.max(0, hours))
}

/** The median of a histogram of whole hours; the mean of the two middle ones when their number is even. Null when empty. */
export function median(histogram: Record<string, number>): number | null {
  const rows = Object.entries(histogram)
    .map(([hours, count]) => ({ hours: Number(hours), count }))
    .filter((row) => row.count > 0)
    .sort((a, b) => a.hours - b.hours)
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  if (total === 0) return null
  const at = (rank: number) => {
    let seen = 0
    for (const row of rows) {
      seen += row.count
      if (rank < seen) return row.hours
    }
    return rows.at(-1)?.hours ?? 0
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}

/** Counters of one month as numbers; unknown keys are left out, missing ones are zero. */
export function toNumbers(month: string, counters: Record<string, number>): MonthNumbers {
  const counts = Object.fromEntries(metrics.map((metric) => [metric, counters[metric] ?? 0])) as Record<Metric, number>
  const answerHours: Record<string, number> = {}
  const cells: Record<string, number> = {}
  for (const [key, value] of Object.entries(counters)) {
    if (key.startsWith("answer.hours.") && value > 0) answerHours[key.slice("answer.hours.".length)] = value
    if (familyOf(key) && value !== 0) cells[key] = value
  }
  return { month, counts, cells, answerHours, medianAnswerHours: median(answerHours) }
}

/** Sums of several consulates or months. */
export function add(month: string, parts: MonthNumbers[]): MonthNumbers {
  const counters: Record<string, number> = {}
  for (const part of parts) {
    for (const [key, value] of Object.entries(part.counts)) counters[key] = (counters[key] ?? 0) + value
    // A family that is a metric, too, is in the counts already.
    for (const [key, value] of Object.entries(part.cells))
      if (!(key in part.counts)) counters[key] = (counters[key] ?? 0) + value
    for (const [hours, value] of Object.entries(part.answerHours)) {
      const key = `answer.hours.${hours}`
      counters[key] = (counters[key] ?? 0) + value
    }
  }
  return toNumbers(month, counters)
}

/** Every month from `from` to `to`, both included. */
export function months(from: string, to: string): string[] {
  const result: string[] = []
  for (let [year, month] = from.split("-").map(Number) as [number, number]; ; ) {
    const name = `${year}-${String(month).padStart(2, "0")}`
    if (name > to || result.length > 600) return result
    result.push(name)
    if (++month > 12) {
      month = 1
      year++
    }
  }
}
