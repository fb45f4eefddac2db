import { describe, expect, it } from "vitest"
import { close } from "./network.rules"
import { show } from "./row.rules"
import type { Cells, Shown } from "./suppression.schema"

const k = 4
const cellsOf = (values: number[]): Cells => Object.fromEntries(values.map((value, at) => [`c${at}`, value]))
/** Every list of so many numbers that add up to `most` at most: with one of them, all that have its sum. */
function* lists(length: number, most: number): Generator<number[]> {
  if (length === 0) yield []
  else
    for (let value = 0; value <= most; value++)
      for (const others of lists(length - 1, most - value)) yield [value, ...others]
}
/** Every table of so many rows, each a list of `length`. */
function* tables(rows: number, length: number, most: number): Generator<number[][]> {
  if (rows === 0) yield []
  else
    for (const row of lists(length, most)) for (const others of tables(rows - 1, length, most)) yield [row, ...others]
}
const sumOf = (values: number[]) => values.reduce((a, b) => a + b, 0)

/**
 * An adversary who knows the rule and every table that there could be: for each thing that is published, all the tables
 * behind it. Says which hidden cell under k has one value in all of them.
 */
class Oracle {
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
        return values.size === 1 && one > 0 && one < k ? [`${view}: ${name} is ${one}`] : []
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
    it(`of ${length} cells tells nobody a cell under k, whoever knows the rule and tries every table`, () => {
      const oracle = new Oracle()
      for (const values of lists(length, most)) {
        const [cells, total] = [cellsOf(values), sumOf(values)]
        const shown = show(cells, k, true)
        // The total of a row that is shown outside is hidden by the same rule when it is small itself.
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
  for (const [consulates, cells, most] of [
    [1, 2, 20],
    [2, 2, 16],
    [3, 2, 9],
    [2, 3, 9],
    [4, 2, 5],
  ] as const)
    it(`of ${consulates} consulates and ${cells} cells tells nobody a consulate's cell under k`, () => {
      const oracle = new Oracle()
      for (const table of tables(consulates, cells, most)) {
        const rows = Object.fromEntries(table.map((values, at) => [`ten_${at}`, cellsOf(values)]))
        const totals = Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, sumOf(Object.values(row))]))
        const sums = cellsOf(
          Array.from({ length: cells }, (_, at) => sumOf(Object.values(rows).map((row) => row[`c${at}`] ?? 0))),
        )
        const closed = close(totals, sums, k)
        const hidden = Object.entries(rows).flatMap(([name, row]) =>
          Object.entries(row).map(([cell, value]) => [`${name} ${cell}`, value] as const),
        )
        oracle.add([totals, closed], Object.fromEntries(hidden))
      }
      expect(oracle.recovered()).toEqual([])
    })
})
