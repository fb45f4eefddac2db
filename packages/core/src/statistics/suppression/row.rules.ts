import { type Cells, rest, type Shown } from "./suppression.schema"

/** How many values each hidden cell under k could still have, besides the one it has; every table is tried in the test. */
export const room = 2

/** A count that might identify somebody; zero does not count as small. */
export const isSmall = (value: number, k: number): boolean => value > 0 && value < k

/** Cells with what their total leaves over, where the total's facts stand in one cell at most. */
export function rowOf(cells: Cells, total: number, exclusive: boolean): Cells {
  if (!exclusive) return cells
  const sum = Object.values(cells).reduce((a, b) => a + b, 0)
  return { ...cells, [rest]: total - sum }
}

/**
 * A row as it may be shown beside its total: small cells are hidden, and with them others until no hidden one can be worked
 * out from what they add up to. Where every cell that is not zero is hidden, the zeros are, too: they would say that the
 * others are something. `adds`: whether the cells add up to a number that is shown.
 */
export function show(cells: Cells, k: number, adds: boolean): Shown {
  const entries = Object.entries(cells)
  const there = entries.filter(([, value]) => value !== 0).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
  const hidden = there.filter(([, value]) => value < k)
  if (hidden.length === 0) return cells
  const others = there.filter(([, value]) => value >= k)
  while (adds && others.length > 0 && !isAmbiguous(hidden, others, k)) {
    const next = others.shift()
    if (next) hidden.push(next)
    // Equals go together: which of them went would say how the others are ordered.
    while (next && others[0]?.[1] === next[1]) hidden.push(others.shift() as (typeof others)[number])
  }
  const names = new Set(hidden.map(([name]) => name))
  const all = adds && names.size === there.length
  return Object.fromEntries(entries.map(([name, value]) => [name, all || names.has(name) ? null : value]))
}

type Named = readonly (readonly [string, number])[]

/**
 * Could the hidden cells, whose sum is known, be others than they are? Each is at least one. When none was hidden for
 * another's sake each is less than k; what was is at least k and less than the least that is shown. A sum near either end
 * says what they are: the small ones must have room between what all others leave them at most and at least.
 */
function isAmbiguous(hidden: Named, shown: Named, k: number): boolean {
  const sum = hidden.reduce((all, [, value]) => all + value, 0)
  if (hidden.length < 2 || sum - hidden.length < room) return false
  const padding = hidden.filter(([, value]) => value >= k)
  if (padding.length === 0) return hidden.length * (k - 1) - sum >= room
  const [least] = shown
  if (least === undefined) return true
  const small = hidden.length - padding.length
  const low = Math.max(1, sum - (hidden.length - 1) * (least[1] - 1))
  const high = Math.min(k - 1, sum - padding.length * k - (small - 1))
  return least[1] - k > room && high - low >= room
}
