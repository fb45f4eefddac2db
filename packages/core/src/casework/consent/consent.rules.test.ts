import { describe, expect, it } from "vitest"
import { checkAssent, checkPeriod, decide, statusAt, travels } from "./consent.rules"
import { GiveInput, Question } from "./consent.schema"

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

describe("a consent's most", () => {
  it("is what headquarters or the consulate allows", () => {
    expect(() => checkPeriod(now, "2026-03-25T15:00:00.000Z", now, 15)).toThrow("consent_period")
    expect(() => checkPeriod(now, "2026-03-24T15:00:00.000Z", now, 15)).not.toThrow()
    expect(() => checkPeriod(now, "2026-06-30T15:00:00.000Z", now, 400)).toThrow("consent_period")
  })
})

describe("what she says", () => {
  const given = {
    casefileID: "cas_01J00000000000000000000000",
    organizationID: "org_01J00000000000000000000000",
    fields: [],
    endsAt: "2026-03-31T00:00:00.000Z",
    language: "es",
    given: "written",
    talked: [...Question.options],
  }
  const errors = (more: object) =>
    GiveInput.safeParse({ ...given, ...more }).error?.issues.map(({ message }) => message) ?? []

  it("needs the interpreter's name when one interpreted, and the caregiver's when one consents", () => {
    expect(errors({})).toEqual([])
    expect(errors({ readBy: "interpreter" })).toEqual(["interpreter_required"])
    expect(errors({ minor: { givenBy: "caregiver", assent: "given" } })).toEqual(["caregiver_required"])
    expect(errors({ minor: { givenBy: "herself", assent: "given" } })).toEqual([])
  })

  it("is asked for when everything was talked about, and not before", () => {
    expect(errors({ talked: undefined })).not.toEqual([])
    expect(errors({ talked: [] })).toEqual(["talk_first"])
    for (const one of Question.options)
      expect(errors({ talked: Question.options.filter((other) => other !== one) }), one).toEqual(["talk_first"])
  })

  it("as a child is not overruled by whoever consents for her", () => {
    expect(() => checkAssent({ assent: "refused" })).toThrow("consent_assent_refused")
    expect(() => checkAssent({ assent: "too_young" })).not.toThrow()
    expect(() => checkAssent(null)).not.toThrow()
  })

  it("travels by the ways she named, and by the page when it was given before ways were asked", () => {
    expect(travels({ channels: ["phone"] }, "partner_page")).toBe(false)
    expect(travels({}, "partner_page")).toBe(true)
    expect(travels({}, "phone")).toBe(false)
  })
})

describe("her say about statistics", () => {
  it.each([
    ["unasked", "given", undefined],
    ["unasked", "declined", undefined],
    ["unasked", "withdrawn", "statistics_not_given"],
    ["given", "withdrawn", undefined],
    ["given", "declined", "statistics_given"],
    ["given", "given", undefined],
    ["declined", "given", undefined],
    ["declined", "declined", undefined],
    ["declined", "withdrawn", "statistics_not_given"],
    ["withdrawn", "given", undefined],
    ["withdrawn", "declined", undefined],
    ["withdrawn", "withdrawn", "statistics_not_given"],
  ] as const)("%s, then %s: %s", (before, next, code) => {
    if (code) expect(() => decide(before, next)).toThrow(code)
    else expect(decide(before, next)).toBe(next)
  })
})
