import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { families } from "../../statistics/statistics/families.schema"
import { add, toNumbers } from "../../statistics/statistics/statistics.rules"
import { metrics } from "../../statistics/statistics/statistics.schema"
import { Suppression } from "../../statistics/suppression/inside"
import { divides, type PersonalFamily } from "../../statistics/suppression/suppression.schema"
import { type Atom, figures, keysOf, periodOf } from "./figures.rules"
import type { Group } from "./figures.schema"

const k = 11
const groups: Group[] = ["month", "quarter", "year", "informe", "range"]
const names = ["2025-07", "2025-08", "2025-09", "2025-10"]
const family: PersonalFamily = "casefile.age"
const cells = ["18-29", "30-44", "45-59", "60+"].map((value) => `${family}.${value}`)
const total = divides[family].total
type Month = { month: string; counted: Record<string, number>; consulates: Record<string, number>[] }

/** The months of a network: small and large consulates, with women of known and unknown age. */
const size = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 16 }), fc.integer({ min: 0, max: 60 }))
const consulate = fc.array(size, { minLength: cells.length + 1, maxLength: cells.length + 1 }).map((values) => ({
  ...Object.fromEntries(cells.map((key, at) => [key, values[at] ?? 0])),
  [total]: values.reduce((sum, value) => sum + value, 0),
}))
const monthsOf = fc
  .array(fc.array(consulate, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 })
  .map((all): Month[] =>
    all.map((consulates, at) => ({
      month: names[at] ?? "",
      consulates,
      counted: consulates.reduce<Record<string, number>>((sum, one) => {
        for (const [key, value] of Object.entries(one)) sum[key] = (sum[key] ?? 0) + value
        return sum
      }, {}),
    })),
  )

/** What the product publishes of these months: every group and every range, with everything shown beside a figure. */
function published(months: Month[]) {
  const atoms = months.map(({ month, counted, consulates }): Atom => {
    const own = Object.fromEntries(cells.map((key) => [key, counted[key] ?? 0]))
    const held = Suppression.forHeadquarters(own, consulates.map((counts) => ({ counts, weighed: true })) as never, k)
    const totals = add(month, [toNumbers(month, { [total]: counted[total] ?? 0 })])
    return { month, shown: Suppression.forAnybody({ cells: held, totals, threshold: k }), open: () => false }
  })
  const keys = keysOf(atoms, ["totals", family], metrics).filter((key) => key === total || key.startsWith(family))
  const ranges = atoms.flatMap((_, from) => atoms.slice(from).map((__, length) => atoms.slice(from, from + length + 1)))
  return ranges.flatMap((range) =>
    groups.flatMap((group) =>
      figures(range, keys, group).map((figure) => ({
        ...figure,
        months: range
          .map(({ month }) => month)
          .filter(
            (month) =>
              periodOf(month, group, { from: range[0]?.month ?? "", to: range.at(-1)?.month ?? "" }) === figure.period,
          ),
      })),
    ),
  )
}

type Bound = { least: number; most: number }
type Sum = { of: string[]; least: number; most: number }

/** Everything that follows from sums of variables with lower and upper bounds, until nothing more follows. */
function reason(bounds: Map<string, Bound>, sums: Sum[]) {
  // After so many rounds the bounds only move by one a round, and determine nothing.
  for (let [moved, round] = [true, 0]; moved && round < 60; round++) {
    moved = false
    for (const { of, least, most } of sums) {
      const all = of.map((name) => bounds.get(name) as Bound)
      const [low, high] = [all.reduce((sum, one) => sum + one.least, 0), all.reduce((sum, one) => sum + one.most, 0)]
      for (const one of all) {
        const [atLeast, atMost] = [least - (high - one.most), most - (low - one.least)]
        if (atLeast > one.least) [one.least, moved] = [atLeast, true]
        if (atMost < one.most) [one.most, moved] = [atMost, true]
      }
    }
  }
  return bounds
}

/** Differences of two published figures, for the months in which they differ. */
function differences(sums: Sum[]): Sum[] {
  const known = sums.filter(({ least, most }) => least === most)
  const found: Sum[] = []
  for (const one of known)
    for (const other of known) {
      const rest = one.of.filter((name) => !other.of.includes(name))
      if (rest.length > 0 && rest.length + other.of.length === one.of.length)
        found.push({ of: rest, least: one.least - other.least, most: one.most - other.most })
    }
  return found
}

/** What an adversary with all tables can compute: the hidden cells under k whose value she knows. */
function attack(months: Month[]): string[] {
  const seen = published(months)
  const unknown = 10_000
  const bounds = new Map<string, Bound>()
  for (const { month } of months)
    for (const key of [...cells, "rest", total]) bounds.set(`${month} ${key}`, { least: 0, most: unknown })
  const all = seen.map(({ key, months: of, value, atLeast }): Sum => {
    const least = value ?? atLeast ?? 0
    return { of: of.map((month) => `${month} ${key}`), least, most: value ?? unknown * of.length }
  })
  const sums = [...new Map(all.map((sum) => [JSON.stringify(sum), sum])).values()]
  // In a single month, a figure that is hidden beside a zero is not zero.
  for (const { month } of months) {
    const alone = seen.filter(({ period, key }) => period === month && key !== total)
    if (alone.some(({ value }) => value !== null))
      for (const { key, value } of alone) if (value === null) (bounds.get(`${month} ${key}`) as Bound).least = 1
    const shown = seen.find(({ period, key }) => period === month && key === total)?.value
    const parts = [...cells, "rest"].map((key) => `${month} ${key}`)
    if (shown !== null && shown !== undefined) sums.push({ of: parts, least: shown, most: shown })
    else Object.assign(bounds.get(`${month} ${total}`) as Bound, { least: 1, most: k - 1 })
  }
  reason(bounds, [...sums, ...differences(sums)])
  return months.flatMap(({ month, counted }) =>
    [...cells, total].flatMap((key) => {
      const { least, most } = bounds.get(`${month} ${key}`) as Bound
      const actual = counted[key] ?? 0
      expect(least, `${month} ${key} is reasoned about rightly`).toBeLessThanOrEqual(actual)
      expect(most, `${month} ${key} is reasoned about rightly`).toBeGreaterThanOrEqual(actual)
      return actual > 0 && actual < k && least === most ? [`${month} ${key} is ${actual}`] : []
    }),
  )
}

describe("an adversary with every table, filter, period and total", () => {
  it("recovers no cell under k", () => {
    expect(families[family].personal).toBe(true)
    fc.assert(
      fc.property(monthsOf, (months) => {
        expect(attack(months)).toEqual([])
      }),
      { numRuns: 300 },
    )
  }, 30_000)

  it("would, were a single cell hidden and nothing beside it", () => {
    const bounds = new Map(["a", "b"].map((name) => [name, { least: 0, most: 100 }]))
    reason(bounds, [
      { of: ["a", "b"], least: 14, most: 14 },
      { of: ["b"], least: 11, most: 11 },
    ])
    expect(bounds.get("a")).toEqual({ least: 3, most: 3 })
  })

  it("would, could a period be shown of which a month may not", () => {
    const year = [
      { of: ["jan", "feb"], least: 20, most: 20 },
      { of: ["feb"], least: 15, most: 15 },
    ]
    expect(differences(year)).toContainEqual({ of: ["jan"], least: 5, most: 5 })
  })
})
