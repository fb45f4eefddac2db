import { headGroups } from "@ventanilla/core/data/outreach"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { countOf, monthsBetween, officesFor, plan, reached } from "./plan"
import { apportion } from "./stream"

describe("the programme's plan", () => {
  const whole = plan()

  it("adds up to exactly what the programme reached: 5,088 activities, 387,980 participants, 10,627 cases", () => {
    expect(countOf(whole)).toEqual({ events: 5088, participants: 387_980, cases: 10_627 })
    expect(whole.totals).toEqual(countOf(whole))
    expect(whole.offices).toHaveLength(50)
    expect(whole.months).toEqual(monthsBetween("2016-03", "2018-06"))
    expect(whole.months).toHaveLength(28)
  })

  it("begins in Kansas City and has 47 of 50 consulates by December 2016", () => {
    expect(whole.offices[0]).toMatchObject({ code: "KCM", joins: "2016-03" })
    expect(whole.offices.filter(({ joins }) => joins <= "2016-12")).toHaveLength(47)
    for (const { joins, events, cases } of whole.offices)
      for (const { month } of [...events, ...cases]) expect(month >= joins).toBe(true)
  })

  it("is the same each time it is drawn, and another from another seed", () => {
    expect(plan()).toEqual(whole)
    expect(plan({ seed: 1 })).not.toEqual(whole)
  })

  it("spreads plausibly: every event has somebody, most are small, every office has cases", () => {
    const crowds = whole.offices
      .flatMap(({ events }) => events.map(({ heads }) => headGroups.reduce((sum, group) => sum + heads[group], 0)))
      .sort((a, b) => a - b)
    expect(crowds[0]).toBeGreaterThan(0)
    expect(crowds[2544]).toBeLessThan(387_980 / 5088)
    for (const { cases } of whole.offices) expect(cases.length).toBeGreaterThan(20)
  })

  it("of a share of the volume takes that share of the consulates, so that each does as much as it did", () => {
    const months = 28
    expect([1, 0.5, 0.05, 0.01, 0.002].map((scale) => officesFor({ scale, months }))).toEqual([50, 25, 3, 1, 1])
    expect(officesFor({ scale: 4, months })).toBe(50)
    expect(officesFor({ scale: 3 / 28, months: 3 })).toBe(50)
  })

  it("adds up at any scale", () => {
    const scales = fc.constantFrom(0.002, 0.01, 0.25, 1.5)
    fc.assert(
      fc.property(scales, fc.integer({ min: 1, max: 12 }), fc.integer(), (scale, offices, seed) => {
        const drawn = plan({ scale, offices, seed, months: 6 })
        expect(countOf(drawn)).toEqual({
          events: Math.round(reached.events * scale),
          participants: Math.round(reached.participants * scale),
          cases: Math.round(reached.cases * scale),
        })
      }),
      { numRuns: 12 },
    )
  })
})

describe("apportioning", () => {
  it("gives everything, nobody less than the least, and the heavier no less", () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(weights, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 5000 }), (of, least, more) => {
        const total = least * of.length + more
        const given = apportion(total, of, least)
        expect(given.reduce((sum, one) => sum + one, 0)).toBe(total)
        for (const [index, one] of given.entries()) {
          expect(one).toBeGreaterThanOrEqual(least)
          for (const [other, weight] of of.entries())
            if (weight < (of[index] ?? 0)) expect(given[other]).toBeLessThanOrEqual(one + 1)
        }
      }),
    )
  })

  it("refuses what cannot be given", () => {
    expect(() => apportion(1, [1, 1], 1)).toThrow(RangeError)
    expect(() => apportion(1, [])).toThrow(RangeError)
  })
})
