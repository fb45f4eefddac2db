import { isSmall, room } from "./row.rules"
import type { Cells } from "./suppression.schema"

/**
 * One family of one month as headquarters may hold it: what the network counted in each cell, unless with the totals of
 * every consulate, which headquarters knows, it says what a single one counted. Nobody here has seen a consulate's cells:
 * what could be worked out is judged from what would be shown, by bounds that cannot be bettered.
 */
export function close(totals: Cells, sums: Cells, k: number): Cells | null {
  const counted = Object.values(totals)
  const all = counted.reduce((sum, total) => sum + total, 0)
  const isOpen = (total: number, sum: number) => {
    const least = Math.max(0, sum - (all - total))
    const most = Math.min(total, sum)
    return !isSmall(least, k) || most - least >= room
  }
  return Object.values(sums).every((sum) => counted.every((total) => isOpen(total, sum))) ? sums : null
}
