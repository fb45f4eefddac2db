import { anonymousMetrics, type Drift } from "../../statistics/statistics/statistics.schema"

/** A counted fact: when, as what, and how many (default one). */
export type Fact = { at: string; key: string; by?: number }

/** Facts as counters: month → key → how many. */
export function recount(facts: readonly Fact[], monthOf: (at: string) => string) {
  const months: Record<string, Record<string, number>> = {}
  for (const { at, key, by = 1 } of facts) {
    const month = monthOf(at)
    months[month] ??= {}
    const counters = months[month]
    counters[key] = (counters[key] ?? 0) + by
  }
  return months
}

/** Differences between a month's counters and the facts. */
export function drift(month: string, counted: Record<string, number>, recounted: Record<string, number>): Drift[] {
  const keys = [...new Set([...Object.keys(counted), ...Object.keys(recounted)])].sort()
  return keys
    .map((key) => ({ month, key, counted: counted[key] ?? 0, recounted: recounted[key] ?? 0 }))
    .filter((row) => row.counted !== row.recounted && !anonymousMetrics.includes(row.key))
}
