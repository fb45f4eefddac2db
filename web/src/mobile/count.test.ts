import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { cents, empty, groups, noticed, press, reportOf, serve, total, undo } from "./count.rules"

describe("counting by hand", () => {
  const presses = fc.array(fc.tuple(fc.constantFrom(...groups), fc.constantFrom(1, -1, 5)), { maxLength: 60 })

  test("is taken back press by press, to where it began", () =>
    fc.assert(
      fc.property(presses, (all) => {
        let tally = empty()
        const seen = [tally.heads]
        for (const [group, by] of all) {
          const next = press(tally, group, by)
          if (next !== tally) seen.push(next.heads)
          tally = next
        }
        expect(Math.min(...Object.values(tally.heads))).toBeGreaterThanOrEqual(0)
        for (const before of seen.reverse()) {
          expect(tally.heads).toEqual(before)
          tally = undo(tally)
        }
        expect(total(tally)).toBe(0)
      }),
    ))

  test("of services and detections never goes below none, and says nothing of what was not given", () => {
    expect(serve(empty(), "legal", -1).services).toEqual({})
    expect(serve(serve(empty(), "legal", 2), "legal", -2).services).toEqual({})
    expect(serve(empty(), "legal", 2).services).toEqual({ legal: 2 })
    expect(noticed(empty(), -1).detections).toBe(0)
  })

  test("is sent without the order of its presses", () => {
    expect(reportOf({ ...press(empty(), "women", 1), words: "  " })).toEqual({
      heads: { women: 1, girls: 0, men: 0, boys: 0, other: 0, unknown: 0 },
      services: {},
      detections: 0,
      costs: [],
      words: null,
    })
  })

  test("of money takes what people type and refuses what is no amount", () => {
    expect(["12", "12.5", "1,200", "$ 0.01"].map(cents)).toEqual([1200, 1250, 120_000, 1])
    for (const text of ["", "0", "abc", "-1", "1.234", "12,50", "1e3", "12345678"])
      expect(cents(text), text).toBeUndefined()
  })
})
