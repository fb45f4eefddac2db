import { familyNames } from "@ventanilla/core/reporting/numbers/schema"
import { describe, expect, it } from "vitest"
import { median, monthsDown, quartiles, rangeOf, sets } from "./report.sets"

describe("what a screen of figures asks for", () => {
  it("leaves no family out and names none that there is not", () =>
    expect([...sets.all].sort()).toEqual(["totals", ...familyNames].sort()))
  it("is what the address says, in order, and the last year otherwise", () => {
    expect(rangeOf({}, "2026-03", "2025-04", "totals")).toMatchObject({
      from: "2025-04",
      to: "2026-03",
      group: "month",
    })
    expect(rangeOf({ from: "2026-09", to: "2026-02" }, "2026-03", "2025-04", "all")).toMatchObject({ from: "2026-02" })
    const wrong = { from: "x", to: "2026-13", group: "week", set: "names" }
    expect(rangeOf(wrong, "2026-03", "2025-04", "totals")).toMatchObject({
      to: "2026-03",
      group: "month",
      set: "totals",
    })
  })
})

describe("consulates of like size", () => {
  it("stand in four groups, equals together", () => {
    expect(quartiles([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
    expect(quartiles([5, 5, 5])).toEqual([1, 1, 1])
    expect(quartiles([])).toEqual([])
  })
  it("have a median", () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([1, 3])).toBe(2)
  })
  it("are read by months, newest first", () =>
    expect(monthsDown("2025-11", "2026-01")).toEqual(["2026-01", "2025-12", "2025-11"]))
})
