import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { inOrder, isToCome, shown } from "./incident.rules"
import { RecordInput, type When } from "./incident.schema"

const casefileID = "cas_01J00000000000000000000000"
const base = { casefileID, when: { precision: "unknown" }, gbvType: "physical_assault" }

describe("an incident", () => {
  it("of gender-based violence has a type and one modality; one that is none needs neither", () => {
    const parse = (more: object) => RecordInput.safeParse({ ...base, ...more }).success
    expect(parse({})).toBe(false)
    expect(parse({ types: ["fisica"] })).toBe(false)
    expect(parse({ types: ["fisica"], modality: "familiar" })).toBe(true)
    expect(parse({ types: ["fisica"], modality: ["familiar", "laboral"] })).toBe(false)
    expect(parse({ gbvType: "non_gbv" })).toBe(true)
    expect(parse({ gbvType: ["rape", "physical_assault"], types: ["fisica"], modality: "familiar" })).toBe(false)
  })

  it("has a note of a thousand characters at most", () => {
    const parse = (length: number) =>
      RecordInput.safeParse({ ...base, gbvType: "non_gbv", narrative: "x".repeat(length) }).success
    expect([parse(1000), parse(1001)]).toEqual([true, false])
  })

  it("is past: by the day, the month or the year that it is here", () => {
    const at = (when: object) => isToCome({ ongoing: false, ...when } as When, "2026-03-02")
    expect(at({ precision: "day", day: "2026-03-02" })).toBe(false)
    expect(at({ precision: "day", day: "2026-03-03" })).toBe(true)
    expect(at({ precision: "month", month: "2026-03" })).toBe(false)
    expect(at({ precision: "month", month: "2026-04" })).toBe(true)
    expect(at({ precision: "year", year: 2026 })).toBe(false)
    expect(at({ precision: "year", year: 2027 })).toBe(true)
    expect(at({ precision: "unknown" })).toBe(false)
  })
})

const whens: fc.Arbitrary<When> = fc.oneof(
  fc.constantFrom("2025-12-31", "2026-01-01").map((day) => ({ precision: "day" as const, day, ongoing: false })),
  fc.constantFrom("2025-12", "2026-01").map((month) => ({ precision: "month" as const, month, ongoing: true })),
  fc.constantFrom(2025, 2026).map((year) => ({ precision: "year" as const, year, ongoing: false })),
  fc.constant({ precision: "unknown" as const }),
)

it("incidents come newest first, and none is lost on the way", () => {
  const incidents = fc.array(fc.record({ when: whens, createdAt: fc.constantFrom("2026-02-01", "2026-02-02") }))
  fc.assert(
    fc.property(incidents, (list) => {
      const sorted = inOrder(list)
      expect(sorted).toHaveLength(list.length)
      expect(sorted).toEqual(expect.arrayContaining(list))
      const dated = sorted.findLastIndex(({ when }) => when.precision !== "unknown")
      const undated = sorted.findIndex(({ when }) => when.precision === "unknown")
      if (undated !== -1) expect(undated).toBeGreaterThan(dated)
    }),
  )
})

it("what was told is shown to whoever sees that part, and otherwise said to be hidden", () => {
  const told = {
    narrative: "relato",
    perpetrator: { relationship: "partner", ageGroup: null, number: 1, name: "él", authority: true },
  }
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), (narrative, perpetrator) => {
      const seen = shown(told, { narrative, perpetrator })
      expect(seen.narrative).toBe(narrative ? told.narrative : null)
      expect(seen.perpetrator).toBe(perpetrator ? told.perpetrator : null)
      expect(seen.hidden.includes("narrative")).toBe(!narrative)
      expect(seen.hidden.includes("perpetrator")).toBe(!perpetrator)
    }),
  )
})
