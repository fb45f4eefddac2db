import { familyOf, isPersonal } from "../statistics/families.schema"
import type { Metric, MonthNumbers } from "../statistics/statistics.schema"
import { Suppression } from "../suppression"
import {
  type Cells,
  divides,
  impersonal,
  type PersonalFamily,
  personalFamilies,
  rest,
  type Shown,
} from "../suppression/suppression.schema"
import { addAfterDays, closeAfterDays, type Sums } from "./publication.schema"

const dayMs = 86_400_000
const endOf = (month: string) => {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return Date.UTC(year, number, 1)
}
export const mayAdd = (month: string, now: string): boolean => Date.parse(now) >= endOf(month) + addAfterDays * dayMs
export const mustClose = (month: string, now: string): boolean =>
  Date.parse(now) >= endOf(month) + closeAfterDays * dayMs
export const nextMonth = (month: string): string => new Date(endOf(month)).toISOString().slice(0, 7)

/** What women's attributes count to. */
export const personal = (counters: Record<string, number>): Cells =>
  Object.fromEntries(Object.entries(counters).filter(([key, value]) => isPersonal(key) && value !== 0))

/** What must be added to `sent` to make it `now`. */
export function difference(now: Cells, sent: Cells): Cells {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(sent)])].sort()
  const moved = keys.map((key) => [key, (now[key] ?? 0) - (sent[key] ?? 0)] as const)
  return Object.fromEntries(moved.filter(([, by]) => by !== 0))
}
export function sum(one: Cells, other: Cells): Cells {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return Object.fromEntries(keys.map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)]))
}

/** What was gathered, as it is closed: nothing is less than nothing, and what is goes over to the next month. */
export function settled(gathered: Cells): { cells: Cells; over: Cells } {
  const entries = Object.entries(gathered)
  return {
    cells: Object.fromEntries(entries.map(([key, value]) => [key, Math.max(0, value)])),
    over: Object.fromEntries(entries.filter(([, value]) => value < 0)),
  }
}

const cellsOf = (cells: Cells, family: PersonalFamily): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([key]) => familyOf(key) === family))

/** The sums that headquarters may hold, family by family; `counts` are the totals of each consulate that is in them. */
export function forHeadquarters(cells: Cells, counts: readonly Partial<Record<Metric, number>>[], k: number): Shown {
  const shown = personalFamilies.map((family): Shown => {
    const { total, exclusive } = divides[family]
    const own = cellsOf(cells, family)
    const totals = Object.fromEntries(counts.map((one, at) => [String(at), one[total] ?? 0]))
    const all = Object.values(totals).reduce((sum, one) => sum + one, 0)
    const row = Suppression.rowOf(own, all, exclusive)
    // What came to light late may make more of the cells than of their total.
    const known = Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Math.max(0, value)]))
    const closed = Suppression.close(totals, known, k)
    return closed ? own : Object.fromEntries(Object.keys(own).map((key) => [key, null]))
  })
  return Object.assign({}, ...shown) as Shown
}

/** A closed month as anybody may see it: nothing about women under k, and nothing from which it can be worked out. */
export function forAnybody({ cells, totals, threshold: k }: Pick<Sums, "cells" | "totals" | "threshold">): Shown {
  const counts = Object.entries(totals.counts).filter(([key]) => !isPersonal(key))
  const metrics = counts.map(([key, value]): [string, number | null] => [
    key,
    impersonal.includes(key as Metric) || !Suppression.isSmall(value, k) ? value : null,
  ])
  const families = personalFamilies.map((family): Shown => {
    const own = Object.entries(cells).filter(([key]) => familyOf(key) === family)
    if (own.some(([, value]) => value === null)) return Object.fromEntries(own.map(([key]) => [key, null]))
    const { total, exclusive } = divides[family]
    const row = Suppression.rowOf(Object.fromEntries(own) as Cells, totals.counts[total] ?? 0, exclusive)
    const { [rest]: _, ...shown } = Suppression.show(row, k, exclusive)
    return shown
  })
  return Object.assign(Object.fromEntries(metrics), totals.cells, ...families) as Shown
}

/** Headquarters' view of a month: every total, and of women's attributes what was closed. */
export const asHeld = (numbers: MonthNumbers | undefined, sums: Pick<Sums, "cells"> | undefined): Shown => {
  const counts = Object.entries(numbers?.counts ?? {}).filter(([key]) => !isPersonal(key))
  return { ...Object.fromEntries(counts), ...numbers?.cells, ...sums?.cells }
}
