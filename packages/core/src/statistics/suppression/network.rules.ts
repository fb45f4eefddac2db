import { atLeast, type Cells, coalition } from "./suppression.schema"

/** What one consulate counted in all; `weighed`: it has been there long enough not to be there for this. */
export type Contributor = { total: number; weighed: boolean }

/**
 * One family of one month as headquarters may hold it: what the network counted in each cell, unless it says what a single
 * consulate counted to whoever knows the totals of all of them, every cell of those that are not weighed or are small, and
 * every cell of `coalition` others besides. Enough of them must be weighed; and what the rest of these counted in all, after
 * the coalition and the largest besides it, must be no less than any cell: then all of it may be theirs, and whoever is
 * asked about may have none of it. Nobody here has seen a consulate's cells: it is computed from what would be shown.
 */
export function close(contributors: readonly Contributor[], sums: Cells, k: number): Cells | null {
  const weighed = contributors.flatMap(({ total, weighed }) => (weighed && total >= k ? [total] : []))
  if (weighed.length < atLeast) return null
  const smallest = weighed.sort((a, b) => b - a).slice(coalition + 1)
  const others = smallest.reduce((sum, total) => sum + total, 0)
  return Object.values(sums).every((sum) => sum <= others) ? sums : null
}
