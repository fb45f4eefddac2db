import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { families, familyOf } from "./families.schema"
import { add, answerHours, median, months, toNumbers } from "./statistics.rules"

const plainMedian = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? 0
  return (at(Math.floor((sorted.length - 1) / 2)) + at(Math.floor(sorted.length / 2))) / 2
}

describe("a counter's key", () => {
  it("is of the family that its first two words name, or a metric of its own", () => {
    for (const family of Object.keys(families)) {
      expect(family.split(".")).toHaveLength(2)
      expect([familyOf(`${family}.value`), familyOf(`${family}.a.b`), familyOf(family)]).toEqual([
        family,
        family,
        undefined,
      ])
    }
    for (const key of ["casefile.opened", "answer.hours.7", "", "x.y.z", "constructor.a.b"])
      expect(familyOf(key)).toBeUndefined()
  })
})

describe("the median of a histogram", () => {
  it("is null of nothing", () => expect(median({})).toBeNull())
  it("is what sorting the answers would say", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 720 }), { minLength: 1 }), (hours) => {
        const histogram: Record<string, number> = {}
        for (const hour of hours) histogram[hour] = (histogram[hour] ?? 0) + 1
        expect(median(histogram)).toBe(plainMedian(hours))
      }),
    )
  })
})

describe("numbers of a network", () => {
  it("add up, and the median is of all answers together", () => {
    const a = toNumbers("2026-03", { "casefile.opened": 3, "answer.hours.2": 3 })
    const b = toNumbers("2026-03", { "casefile.opened": 4, "answer.hours.50": 1 })
    const both = add("2026-03", [a, b])
    expect(both.counts["casefile.opened"]).toBe(7)
    expect(both.medianAnswerHours).toBe(2)
    expect(both.answerHours).toEqual({ "2": 3, "50": 1 })
  })
  it("count whole hours, at most 720", () => {
    expect(answerHours("2026-03-01T00:00:00Z", "2026-03-01T01:59:59Z")).toBe(1)
    expect(answerHours("2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z")).toBe(720)
    expect(answerHours("2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z")).toBe(0)
  })
  it("name every month of a range", () =>
    expect(months("2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]))
})
