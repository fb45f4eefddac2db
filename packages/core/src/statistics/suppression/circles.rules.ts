import { familyOf, isPersonal } from "../statistics/families.schema"
import type { Metric, MonthNumbers } from "../statistics/statistics.schema"
import { type Contributor, close } from "./network.rules"
import { isSmall, rowOf, show } from "./row.rules"
import {
  type Cells,
  divides,
  impersonal,
  type PersonalFamily,
  personalFamilies,
  rest,
  type Shown,
} from "./suppression.schema"

/** A month of the network that is closed: what was counted, and the k of that day. */
export type Closed = { cells: Shown; totals: MonthNumbers; threshold: number }

const cellsOf = (cells: Cells, family: PersonalFamily): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([key]) => familyOf(key) === family))

/** A consulate that is in a month's sums: its totals, and whether it is past its probation. */
export type Contribution = { counts: Partial<Record<Metric, number>>; weighed: boolean }

/** The sums that headquarters may hold, family by family. */
export function forHeadquarters(cells: Cells, from: readonly Contribution[], k: number): Shown {
  const shown = personalFamilies.map((family): Shown => {
    const { total, exclusive } = divides[family]
    const own = cellsOf(cells, family)
    const totals = from.map(({ counts, weighed }): Contributor => ({ total: counts[total] ?? 0, weighed }))
    const all = totals.reduce((sum, one) => sum + one.total, 0)
    const row = rowOf(own, all, exclusive)
    // What came to light late may make more of the cells than of their total.
    const known = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Math.max(0, value)]))
    const closed = close(totals, known, k)
    return closed ? own : Object.fromEntries(Object.keys(own).map((key) => [key, null]))
  })
  return Object.assign({}, ...shown) as Shown
}

/** A closed month as anybody may see it: nothing about women under k, and nothing from which it can be worked out. */
export function forAnybody({ cells, totals, threshold: k }: Closed): Shown {
  const counts = Object.entries(totals.counts).filter(([key]) => !isPersonal(key))
  const metrics = counts.map(([key, value]): [string, number | null] => [
    key,
    impersonal.includes(key as Metric) || !isSmall(value, k) ? value : null,
  ])
  const families = personalFamilies.map((family): Shown => {
    const own = Object.entries(cells).filter(([key]) => familyOf(key) === family)
    if (own.some(([, value]) => value === null)) return Object.fromEntries(own.map(([key]) => [key, null]))
    const { total, exclusive } = divides[family]
    const row = rowOf(Object.fromEntries(own) as Cells, totals.counts[total] ?? 0, exclusive)
    const { [rest]: _, ...shown } = show(row, k, exclusive)
    return shown
  })
  return Object.assign(Object.create(null), Object.fromEntries(metrics), totals.cells, ...families) as Shown
}

/** Headquarters' view of a month: every total, and of women's attributes what was closed. */
export const asHeld = (numbers: MonthNumbers | undefined, sums: Pick<Closed, "cells"> | undefined): Shown => {
  // Without a prototype it is a dictionary from the first key on: hundreds of keys are added thirty times as fast.
  const shown: Shown = Object.create(null)
  for (const [key, value] of Object.entries(numbers?.counts ?? {})) if (!isPersonal(key)) shown[key] = value
  return Object.assign(shown, numbers?.cells, sums?.cells)
}
