import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Contributor, close } from "./network.rules"
import { room, show } from "./row.rules"
import { atLeast, type Cells, coalition, type Shown } from "./suppression.schema"

const k = 4
const cellsOf = (values: number[]): Cells => Object.fromEntries(values.map((value, at) => [`c${at}`, value]))
/** Every list of that many numbers with a sum of at most `most`; each comes with all lists of the same sum. */
function* lists(length: number, most: number): Generator<number[]> {
  if (length === 0) yield []
  else
    for (let value = 0; value <= most; value++)
      for (const others of lists(length - 1, most - value)) yield [value, ...others]
}
/** Every row of that many cells with this sum. */
const rowsOf = (length: number, total: number) => [...lists(length, total)].filter((row) => sumOf(row) === total)
/** Every choice of one element from each list. */
function* choices<T>([first, ...others]: T[][]): Generator<T[]> {
  if (!first) yield []
  else for (const one of first) for (const rest of choices(others)) yield [one, ...rest]
}
/** Every sublist of at most that many elements. */
function parts<T>(all: readonly T[], most: number): T[][] {
  const [first, ...others] = all
  if (first === undefined || most === 0) return [[]]
  return [...parts(others, most), ...parts(others, most - 1).map((part) => [first, ...part])]
}
const sumOf = (values: number[]) => values.reduce((a, b) => a + b, 0)

/**
 * An adversary who knows the rule and all possible tables: for each publication, all tables that lead to it. Returns
 * the hidden cells that may be under k and have fewer than that many values in all of them.
 */
class Oracle {
  constructor(
    readonly values: number,
    readonly k: number,
  ) {}
  #behind = new Map<string, Map<string, Set<number>>>()
  add(view: unknown, hidden: Cells) {
    const key = JSON.stringify(view)
    const cells = this.#behind.get(key) ?? new Map<string, Set<number>>()
    for (const [name, value] of Object.entries(hidden)) cells.set(name, (cells.get(name) ?? new Set()).add(value))
    this.#behind.set(key, cells)
  }
  recovered(): string[] {
    return [...this.#behind].flatMap(([view, cells]) =>
      [...cells].flatMap(([name, values]) => {
        const [one = 0] = values
        const isTold = values.size < this.values && [...values].some((value) => value > 0 && value < this.k)
        return isTold ? [`${view}: ${name} is one of ${[...values]}, as ${one}`] : []
      }),
    )
  }
}
const hiddenIn = (cells: Cells, shown: Shown): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => shown[name] === null))

describe("a row beside its total", () => {
  for (const [length, most] of [
    [2, 24],
    [3, 22],
    [4, 18],
    [5, 14],
    [7, 9],
  ] as const)
    it(`of ${length} cells leaves every cell under k three values, whoever knows the rule and tries every table`, () => {
      const oracle = new Oracle(1 + room, k)
      for (const values of lists(length, most)) {
        const [cells, total] = [cellsOf(values), sumOf(values)]
        const shown = show(cells, k, true)
        // The total of a row that is shown outside is hidden by the same rule when it is small.
        oracle.add([shown, total < k && total > 0 ? null : total], hiddenIn(cells, shown))
        for (const [name, value] of Object.entries(shown))
          if (value !== null) expect(value === 0 || value >= k, `${values} shows ${name}`).toBe(true)
      }
      expect(oracle.recovered()).toEqual([])
    })

  it("shows everything where nothing is small, and what is nothing", () => {
    expect(show({ a: 4, b: 0, c: 9 }, k, true)).toEqual({ a: 4, b: 0, c: 9 })
    expect(show({ a: 0, b: 0 }, k, true)).toEqual({ a: 0, b: 0 })
  })
  it("hides no more than it must", () => {
    expect(show({ a: 1, b: 3, c: 9, d: 20 }, k, true)).toEqual({ a: null, b: null, c: 9, d: 20 })
    expect(show({ a: 1, b: 0, c: 9, d: 20 }, k, true)).toEqual({ a: null, b: 0, c: null, d: 20 })
    expect(show({ a: 1, b: 9 }, k, false)).toEqual({ a: null, b: 9 })
  })
})

describe("a network's table, closed", () => {
  /** Consulates by their totals, and unweighed ones that headquarters controls and knows to the last cell. */
  for (const { totals, front } of [
    { totals: [2, 2, 2, 2, 2], front: 0 },
    { totals: [2, 2, 2, 2, 3], front: 0 },
    { totals: [2, 2, 2, 2, 2], front: 2 },
    { totals: [1, 2, 2, 2, 2, 2], front: 0 },
  ])
    it(`of ${totals} and a front of ${front} tells no coalition a cell under k of anybody else`, () => {
      const small = 2
      const oracle = new Oracle(2, small)
      const from: Contributor[] = [
        ...totals.map((total) => ({ total, weighed: true })),
        { total: front, weighed: false },
      ]
      const parties = parts(
        totals.map((_, at) => at).filter((at) => (totals[at] ?? 0) >= small),
        coalition,
      )
      let shown = 0
      for (const table of choices([...totals, front].map((total) => rowsOf(3, total)))) {
        const sums = cellsOf([0, 1, 2].map((cell) => sumOf(table.map((row) => row[cell] ?? 0))))
        const closed = close(from, sums, small)
        if (closed) shown++
        for (const party of parties) {
          // Small consulates are known too: they cannot hide another.
          const knows = [...party, totals.length, ...totals.flatMap((total, at) => (total < small ? [at] : []))]
          const others = table.flatMap((row, at) =>
            knows.includes(at) ? [] : row.map((value, cell) => [`${at} ${cell}`, value] as const),
          )
          oracle.add([closed, party, knows.map((at) => table[at])], Object.fromEntries(others))
        }
      }
      expect(shown).toBeGreaterThan(0)
      expect(oracle.recovered()).toEqual([])
    })

  const consulate = fc.array(fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 40 })), {
    minLength: 4,
    maxLength: 4,
  })
  const network = fc.record({
    offices: fc.array(fc.record({ cells: consulate, weighed: fc.boolean() }), { minLength: 1, maxLength: 12 }),
    party: fc.array(fc.nat({ max: 11 }), { maxLength: coalition }),
  })
  it("bounds nobody's cell from below for a coalition that owns all that are not weighed, whatever its size", () => {
    let open = 0
    fc.assert(
      fc.property(network, ({ offices, party }) => {
        const from = offices.map(({ cells, weighed }) => ({ total: sumOf(cells), weighed }))
        const sums = cellsOf([0, 1, 2, 3].map((cell) => sumOf(offices.map(({ cells }) => cells[cell] ?? 0))))
        if (!close(from, sums, k)) return
        open++
        const honest = offices.filter(({ cells, weighed }, at) => weighed && sumOf(cells) >= k && !party.includes(at))
        const all = sumOf(honest.flatMap(({ cells }) => cells))
        // Fréchet's bounds are the best possible for two margins.
        for (const { cells } of honest)
          for (const cell of [0, 1, 2, 3]) {
            const left = sumOf(honest.map((one) => one.cells[cell] ?? 0))
            expect(Math.max(0, left + sumOf(cells) - all)).toBe(0)
          }
      }),
      { numRuns: 4000 },
    )
    expect(open).toBeGreaterThan(20)
  })

  it.each([
    { totals: [10, 10, 10, 10, 10], rest: 20 },
    { totals: [10, 30, 12, 20, 11], rest: 21 },
    { totals: [4, 4, 4, 4, 4, 4], rest: 12 },
  ])(
    "of $totals shows a cell that may be all the rest's ($rest), whoever the three largest are, and not one more",
    ({ totals, rest }) => {
      const from = totals.map((total) => ({ total, weighed: true }))
      expect(close(from, { a: rest, b: 0 }, k)).toEqual({ a: rest, b: 0 })
      expect(close(from, { a: rest + 1, b: 0 }, k)).toBeNull()
      // Unweighed or small consulates hide nobody.
      expect(
        close([...from, { total: 90, weighed: false }, { total: k - 1, weighed: true }], { a: rest + 1 }, k),
      ).toBeNull()
    },
  )

  it("shows nothing where too few are weighed or large, however much there is", () => {
    const many = (count: number, one: Contributor) => Array.from({ length: count }, () => one)
    const sums = { a: 40, b: 5 }
    const grown = { total: 100, weighed: true }
    expect(close(many(atLeast, grown), sums, k)).toBe(sums)
    expect(close([...many(atLeast - 1, grown), ...many(9, { ...grown, weighed: false })], sums, k)).toBeNull()
    expect(close([...many(atLeast - 1, grown), ...many(9, { total: k - 1, weighed: true })], sums, k)).toBeNull()
    // A consulate with nearly everything hides nobody.
    expect(
      close([...many(atLeast - 1, { total: 6, weighed: true }), { total: 4000, weighed: true }], sums, k),
    ).toBeNull()
  })
})
