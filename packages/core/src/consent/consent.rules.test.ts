import { describe, expect, it } from "vitest"
import { checkPeriod, statusAt } from "./consent.rules"

const now = "2026-03-09T15:00:00.000Z"
const period = { startsAt: "2026-03-01T00:00:00.000Z", endsAt: "2026-03-31T00:00:00.000Z" }

describe("a consent", () => {
  it.each([
    [period, now, "live"],
    [period, period.endsAt, "ended"],
    [period, "2026-02-28T00:00:00.000Z", "future"],
    [{ ...period, revokedAt: now }, now, "revoked"],
    [{ ...period, revokedAt: now }, "2026-03-05T00:00:00.000Z", "live"],
  ])("%o at %s is %s", (consent, at, status) => expect(statusAt(consent, at)).toBe(status))

  it.each([
    ["2026-03-09T15:00:00.000Z", "2026-03-09T15:00:00.000Z"],
    ["2026-03-01T00:00:00.000Z", "2026-03-08T00:00:00.000Z"],
    ["2026-03-09T15:00:00.000Z", "2026-07-09T15:00:00.000Z"],
  ])("from %s to %s is refused", (from, to) => expect(() => checkPeriod(from, to, now)).toThrow("consent_period"))
  it("of 90 days is accepted", () => expect(() => checkPeriod(now, "2026-06-07T15:00:00.000Z", now)).not.toThrow())
})
