import fc from "fast-check"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { Calendar } from "."
import { businessDaysBetween, businessDeadline, nextDigestAt } from "./calendar.rules"
import { holidays } from "./holidays"

const at8 = (days: number[]) => ({ days, minute: 480 })
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const weekdays = [1, 2, 3, 4, 5]
const isHoliday = await holidays()

describe("the next digest", () => {
  it.each([
    [
      "Phoenix keeps one offset all year",
      "America/Phoenix",
      everyDay,
      "2026-03-08T15:00:00Z",
      "2026-03-09T15:00:00.000Z",
    ],
    ["Phoenix, the other change", "America/Phoenix", everyDay, "2026-11-01T15:00:00Z", "2026-11-02T15:00:00.000Z"],
    [
      "Kansas City, the day before spring",
      "America/Chicago",
      everyDay,
      "2026-03-07T13:00:00Z",
      "2026-03-07T14:00:00.000Z",
    ],
    ["Kansas City, into spring", "America/Chicago", everyDay, "2026-03-07T14:00:00Z", "2026-03-08T13:00:00.000Z"],
    ["Kansas City, out of summer", "America/Chicago", everyDay, "2026-10-31T13:00:00Z", "2026-11-01T14:00:00.000Z"],
    [
      "New York, Friday to Monday over spring",
      "America/New_York",
      weekdays,
      "2026-03-06T13:00:00Z",
      "2026-03-09T12:00:00.000Z",
    ],
    [
      "New York, Friday to Monday over autumn",
      "America/New_York",
      weekdays,
      "2026-10-30T12:00:00Z",
      "2026-11-02T13:00:00.000Z",
    ],
    ["Madrid changes three weeks later", "Europe/Madrid", everyDay, "2026-03-28T07:00:00Z", "2026-03-29T06:00:00.000Z"],
    ["Madrid, out of summer", "Europe/Madrid", everyDay, "2026-10-24T06:00:00Z", "2026-10-25T07:00:00.000Z"],
    ["exactly due: the one after", "America/New_York", [1], "2026-03-09T12:00:00Z", "2026-03-16T12:00:00.000Z"],
    ["a moment before: this one", "America/New_York", [1], "2026-03-09T11:59:59.999Z", "2026-03-09T12:00:00.000Z"],
  ])("%s", (_, timeZone, days, after, expected) => {
    expect(nextDigestAt(at8(days), timeZone, after)).toBe(expected)
  })

  it("moves a local time that does not exist forward, once", () => {
    const schedule = { days: everyDay, minute: 150 }
    const moved = nextDigestAt(schedule, "America/New_York", "2026-03-08T00:00:00Z")
    expect(moved).toBe("2026-03-08T07:30:00.000Z")
    expect(nextDigestAt(schedule, "America/New_York", moved)).toBe("2026-03-09T06:30:00.000Z")
  })

  it("takes a local time that comes twice once", () => {
    const schedule = { days: everyDay, minute: 90 }
    const first = nextDigestAt(schedule, "America/New_York", "2026-11-01T00:00:00Z")
    expect(first).toBe("2026-11-01T05:30:00.000Z")
    expect(nextDigestAt(schedule, "America/New_York", first)).toBe("2026-11-02T06:30:00.000Z")
  })

  it("is strictly later, on a scheduled local minute, and skips no scheduled day", () => {
    const schedules = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    })
    const zones = fc.constantFrom(
      ...[
        "America/Phoenix",
        "America/Chicago",
        "America/New_York",
        "Europe/Madrid",
        "Australia/Lord_Howe",
        "America/Nuuk",
        "Pacific/Apia",
      ],
    )
    fc.assert(
      fc.property(schedules, zones, instants, (schedule, timeZone, after) => {
        const next = nextDigestAt(schedule, timeZone, after)
        expect(Date.parse(next)).toBeGreaterThan(Date.parse(after))
        const local = Temporal.Instant.from(next).toZonedDateTimeISO(timeZone)
        const asked = { hour: Math.floor(schedule.minute / 60), minute: schedule.minute % 60 }
        // The rule in reverse: among the days around it, this is the first instant after `after`.
        const instants = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((ahead) => {
          const day = Temporal.Instant.from(after).toZonedDateTimeISO(timeZone).toPlainDate().add({ days: ahead })
          if (!schedule.days.includes(day.dayOfWeek)) return []
          return [day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(asked) }).epochMilliseconds]
        })
        expect(Date.parse(next)).toBe(Math.min(...instants.filter((instant) => instant > Date.parse(after))))
        const onTime = local.hour * 60 + local.minute === schedule.minute && schedule.days.includes(local.dayOfWeek)
        const before = local.subtract({ hours: 3 })
        expect(onTime || before.offsetNanoseconds !== local.offsetNanoseconds).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

const instants = fc
  .integer({ min: Date.parse("2025-01-01"), max: Date.parse("2030-01-01") })
  .map((time) => new Date(time).toISOString())
const office = { days: weekdays, from: 540, to: 1020 }
const philadelphia = { timeZone: "America/New_York", hours: office, country: "US", state: "PA", extraHolidays: [] }
const both = { consulate: philadelphia, partner: philadelphia }

describe("holidays", () => {
  it.each([
    ["a federal one", "US", "PA", "2026-11-26", true],
    ["observed on the Friday before", "US", "PA", "2026-07-03", true],
    ["New Year's Day of the next year, observed in this one", "US", "NY", "2021-12-31", true],
    ["what a state merely marks is none", "US", "TX", "2026-03-02", false],
    ["Mexico's", "MX", null, "2026-09-16", true],
    ["of Madrid", "ES", "MD", "2026-05-02", true],
    ["not of Mexico's", "MX", null, "2026-07-04", false],
    ["an unknown country has none", "XX", null, "2026-01-01", false],
    ["an unknown state has its country's", "US", "ZZ", "2026-12-25", true],
  ])("%s", (_, country, state, day, expected) => {
    expect(isHoliday(country, state, day)).toBe(expected)
  })
})

describe("the deadline of an answer", () => {
  it.each([
    ["two working days, at closing", "2026-03-09T15:00:00Z", 2, "2026-03-11T21:00:00.000Z"],
    ["sent after closing: as if tomorrow", "2026-03-09T21:00:00Z", 2, "2026-03-12T21:00:00.000Z"],
    ["over a weekend", "2026-03-12T15:00:00Z", 2, "2026-03-17T21:00:00.000Z"],
    ["over Benito Juárez, who rests the consulate", "2026-03-13T15:00:00Z", 1, "2026-03-17T21:00:00.000Z"],
    ["sent on Saturday: as if on the first working day", "2026-03-21T15:00:00Z", 1, "2026-03-24T21:00:00.000Z"],
    ["over Thanksgiving", "2026-11-25T15:00:00Z", 1, "2026-11-27T22:00:00.000Z"],
    ["today's own closing", "2026-03-10T15:00:00Z", 0, "2026-03-10T21:00:00.000Z"],
  ])("%s", (_, from, days, expected) => {
    expect(businessDeadline(from, days, both, isHoliday)).toBe(expected)
  })

  it("counts a day of neither side's rest, its own extra holidays too", async () => {
    const consulate = { ...philadelphia, extraHolidays: [{ date: "2026-03-10" }] }
    const partner = { ...philadelphia, hours: { days: [1, 2, 3, 4], from: 540, to: 840 } }
    const deadline = await Calendar.businessDeadline("2026-03-09T15:00:00Z", 3, { consulate, partner })
    expect(deadline).toBe("2026-03-17T18:00:00.000Z")
  })

  it("counts the partner's days when the two never work together", () => {
    const partner = { ...philadelphia, hours: { ...office, days: [6] } }
    expect(businessDeadline("2026-03-09T15:00:00Z", 1, { ...both, partner }, isHoliday)).toBe(
      "2026-03-21T21:00:00.000Z",
    )
  })

  const days = fc.integer({ min: 0, max: 12 })
  const sides = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      to: fc.integer({ min: 61, max: 1439 }),
      place: fc.constantFrom(
        { timeZone: "America/New_York", country: "US", state: "NY" },
        { timeZone: "America/Phoenix", country: "US", state: "AZ" },
        { timeZone: "Europe/Madrid", country: "ES", state: "MD" },
      ),
    })
    .map(({ days, to, place }) => ({ ...place, hours: { days, from: 60, to } }))

  it("grows with the days, is a closing of the partner's, and never falls on a day off", () => {
    fc.assert(
      fc.property(instants, days, sides, sides, (from, n, consulate, partner) => {
        const deadline = businessDeadline(from, n, { consulate, partner }, isHoliday)
        expect(Date.parse(deadline)).toBeGreaterThan(Date.parse(from))
        expect(deadline < businessDeadline(from, n + 1, { consulate, partner }, isHoliday)).toBe(true)
        const local = Temporal.Instant.from(deadline).toZonedDateTimeISO(partner.timeZone)
        const day = local.toPlainDate().toString()
        expect(partner.hours.days).toContain(local.dayOfWeek)
        expect(isHoliday(partner.country, partner.state, day)).toBe(false)
        if (!partner.hours.days.some((weekday) => consulate.hours.days.includes(weekday))) return
        expect(consulate.hours.days).toContain(local.dayOfWeek)
        expect(isHoliday(consulate.country, consulate.state, day) || isHoliday("MX", null, day)).toBe(false)
      }),
      { numRuns: 200 },
    )
  })

  it("is reached when that many days have closed, and not a millisecond before", () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 12 }), sides, sides, (from, n, consulate, partner) => {
        const deadline = businessDeadline(from, n, { consulate, partner }, isHoliday)
        const before = new Date(Date.parse(deadline) - 1).toISOString()
        expect(businessDaysBetween(from, deadline, { consulate, partner }, isHoliday)).toBe(n)
        expect(businessDaysBetween(from, before, { consulate, partner }, isHoliday)).toBe(n - 1)
      }),
      { numRuns: 200 },
    )
  })
})
