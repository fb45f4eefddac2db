import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toNumbers } from "../../statistics/statistics/statistics.rules"
import { dayAt, goneOf, monthsOf, progress, standingOf } from "./target.rules"

describe("how much of a year is gone", () => {
  it.each([
    ["2026", "2025-12-31", 0],
    ["2026", "2026-01-01", 0],
    ["2026", "2026-07-02", 182 / 365],
    ["2028", "2028-07-01", 182 / 366],
    ["2026", "2027-01-01", 1],
    ["2026", "2030-05-05", 1],
  ])("%s on %s", (year, today, gone) => expect(goneOf(year, today)).toBe(gone))

  it("is of the days of its own wall", () => {
    expect(dayAt("2027-01-01T03:00:00Z", "America/New_York")).toBe("2026-12-31")
    expect(dayAt("2027-01-01T05:00:00Z", "America/New_York")).toBe("2027-01-01")
  })

  it("takes the months that have begun", () => {
    expect(monthsOf("2026", "2026-03-01")).toEqual(["2026-01", "2026-02", "2026-03"])
    expect(monthsOf("2026", "2025-12-31")).toEqual([])
    expect(monthsOf("2026", "2028-01-01")).toHaveLength(12)
  })
})

describe("where a target stands", () => {
  it.each([
    [null, 0, 0.5, true, "none"],
    [null, 40, 1, true, "none"],
    [100, 100, 0.1, true, "reached"],
    [100, 50, 0.5, true, "on_course"],
    [100, 49, 0.5, true, "behind"],
    [100, 99, 1, true, "missed"],
    [100, 0, 0, true, "on_course"],
    [100, 0, 0, false, "to_come"],
  ] as const)("%s, of which %s are done when %s is gone: %s %s", (target, achieved, gone, begun, standing) =>
    expect(standingOf(target, achieved, gone, begun)).toBe(standing),
  )

  it("never worsens by what is done more", () => {
    const order = ["missed", "behind", "on_course", "reached"]
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 600 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (target, achieved, gone) => {
          const at = (done: number) => order.indexOf(standingOf(target, done, gone, true))
          expect(at(achieved + 1)).toBeGreaterThanOrEqual(at(achieved))
        },
      ),
    )
  })

  it("adds the year's months up, and a total without a target has none", () => {
    const months = [
      toNumbers("2026-01", { "outreach.held": 3, "outreach.participants": 80, "casefile.age.18-29": 12 }),
      toNumbers("2026-02", { "outreach.held": 1 }),
    ]
    const { rows } = progress({ year: "2026", version: 1, targets: { outreaches: 24 } }, months, "2026-02-10")
    expect(rows.find(({ indicator }) => indicator === "outreaches")).toEqual({
      ...{ indicator: "outreaches", target: 24, achieved: 4, standing: "on_course" },
    })
    expect(rows.find(({ indicator }) => indicator === "participants")).toMatchObject({
      ...{ target: null, achieved: 80, standing: "none" },
    })
    expect(rows.reduce((sum, { achieved }) => sum + achieved, 0)).toBe(84)
  })
})
