import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it, test } from "vitest"
import { addDays, dayOf, endOfDay } from "./days"

test("a day ends at its own midnight, also when the clocks change", () => {
  expect(endOfDay("2026-03-07", "America/New_York")).toBe("2026-03-08T04:59:59Z")
  expect(endOfDay("2026-03-08", "America/New_York")).toBe("2026-03-09T03:59:59Z")
  expect(endOfDay("2026-11-01", "America/New_York")).toBe("2026-11-02T04:59:59Z")
  expect(endOfDay("2026-07-01", "America/Phoenix")).toBe("2026-07-02T06:59:59Z")
  expect(endOfDay("2026-03-29", "Europe/Madrid")).toBe("2026-03-29T21:59:59Z")
})

test("the day of an instant is the wall's, and days add up across months", () => {
  expect(dayOf("2026-03-09T03:30:00Z", "America/New_York")).toBe("2026-03-08")
  expect(addDays("2026-02-27", 3)).toBe("2026-03-02")
})

describe("what day it is", () => {
  const here = new URL("..", import.meta.url)
  const files = readdirSync(here, { recursive: true, encoding: "utf8" }).filter(
    (path) => /\.tsx?$/.test(path) && !path.includes(".test."),
  )
  // In the evening in the Americas the UTC date is tomorrow, so a past event would be refused as a future one.
  const byUtc = /(\bnow\(\)|new Date\(\)|Date\.now\(\))[^\n]*toISOString\(\)\.slice\(0, 10\)/

  it("is asked on the consulate's wall, and nowhere by UTC but where days are UTC's", () => {
    expect(files.length).toBeGreaterThan(400)
    expect(byUtc.test("on: now().toISOString().slice(0, 10)")).toBe(true)
    const asking = files.filter((path) => byUtc.test(readFileSync(new URL(path, here), "utf8")))
    expect(asking).toEqual(["audit/audit/chain.tsx"])
  })
})
