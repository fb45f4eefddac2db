import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isOver, notBeforeOf, remembered, skew } from "./signin"

const second = 1_764_450_000
const at = (since: number) => ({ identity: "x", since })

describe("a sign-in", () => {
  it.each([
    [-12 * 3600, true],
    [-1, true],
    [0, true],
    [skew, true],
    [skew + 1, false],
    [60, false],
  ])("that began %i seconds from the moment in which all were ended: over is %s", (seconds, over) => {
    for (const within of [1, 500, 999])
      expect(isOver(at(second + seconds), [{ notBefore: notBeforeOf(second * 1000 + within) }])).toBe(over)
  })

  it("is remembered as ended for longer than it can be renewed and its last token lives (infra/src/identity.test.ts)", () =>
    expect(remembered).toBeGreaterThan(12 * 3600 + 5 * 60 + skew))

  it("is over when any row ends it, and stands when none is there", () => {
    for (const rows of [[], [undefined], [{}], [{ notBefore: null }], [{ notBefore: "9".repeat(12) }]])
      expect(isOver(at(0), rows)).toBe(false)
    expect(isOver(at(5), [undefined, { notBefore: 5 }, { notBefore: 6 }])).toBe(true)
    expect(isOver(at(6), [undefined, { notBefore: 5 }, { notBefore: 6 }])).toBe(false)
  })

  it("from before is always over and from after never, with clocks that differ by no more than the skew", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 4e7 }),
        fc.double({ min: -skew, max: skew, noNaN: true }),
        (now, apart, theirs) => {
          const rows = [{ notBefore: notBeforeOf(now) }]
          const issuer = (mine: number) => Math.floor(mine / 1000 + theirs)
          expect(isOver(at(issuer(now - apart)), rows)).toBe(true)
          expect(isOver(at(issuer(now + (2 * skew + 2) * 1000 + apart)), rows)).toBe(false)
        },
      ),
    ))
})
