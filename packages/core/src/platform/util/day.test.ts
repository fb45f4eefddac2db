import { describe, expect, it } from "vitest"
import { dayIn, dayRange } from "./day"

describe("a day in a time zone", () => {
  it.each([
    ["2026-03-09", "America/New_York", "2026-03-09T04:00:00.000Z", "2026-03-10T04:00:00.000Z"],
    // The clocks go forward: 23 hours.
    ["2026-03-08", "America/New_York", "2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z"],
    ["2026-11-01", "America/Los_Angeles", "2026-11-01T07:00:00.000Z", "2026-11-02T08:00:00.000Z"],
    ["2026-07-01", "Asia/Kathmandu", "2026-06-30T18:15:00.000Z", "2026-07-01T18:15:00.000Z"],
    ["2026-07-01", "UTC", "2026-07-01T00:00:00.000Z", "2026-07-02T00:00:00.000Z"],
  ])("%s in %s begins and ends when it does there", (day, zone, from, to) => {
    expect(dayRange(day, zone)).toEqual({ from, to })
    expect(dayIn(from, zone)).toBe(day)
    expect(dayIn(to, zone) > day).toBe(true)
  })
})
