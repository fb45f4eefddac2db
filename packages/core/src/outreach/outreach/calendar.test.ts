import fc from "fast-check"
import ICAL from "ical.js"
import { Temporal } from "temporal-polyfill"
import { describe, expect, it } from "vitest"
import { icsOf } from "./ics.rules"
import { type PublicEvent, Recurrence } from "./outreach.schema"
import { occurrencesOf, ruleOf } from "./recurrence.rules"

const zones = [
  "America/New_York",
  "America/Los_Angeles",
  "America/Phoenix",
  "America/Tijuana",
  "Europe/Madrid",
  "Australia/Lord_Howe",
  "Asia/Tokyo",
  "Pacific/Auckland",
] as const

const on = (at: string, timeZone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
const at = (local: string, timeZone: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString()

let number = 0
const event = (more: Partial<PublicEvent>): PublicEvent => ({
  uid: `uid${++number}`,
  title: "Plática",
  startsAt: "2026-03-07T23:00:00Z",
  endsAt: "2026-03-08T01:00:00Z",
  timeZone: "America/New_York",
  mode: "in_person",
  place: "Biblioteca",
  cancelled: false,
  series: null,
  stamp: "2026-01-01T00:00:00.000Z",
  sequence: 0,
  ...more,
})

/** Reads a calendar as another program does: with the file's own zones and recurrence rules. */
function read(ics: string) {
  const root = new ICAL.Component(ICAL.parse(ics))
  ICAL.TimezoneService.reset()
  for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone)
  const components = root.getAllSubcomponents("vevent")
  const masters = components.filter((one) => !one.hasProperty("recurrence-id"))
  const found: { uid: string; title: string; startsAt: string; endsAt: string; cancelled: boolean; place: string }[] =
    []
  for (const master of masters) {
    const own = new ICAL.Event(master, {
      exceptions: components.filter(
        (one) =>
          one.hasProperty("recurrence-id") && one.getFirstPropertyValue("uid") === master.getFirstPropertyValue("uid"),
      ),
    })
    const note = (item: ICAL.Event, start: ICAL.Time, end: ICAL.Time) =>
      found.push({
        uid: item.uid,
        title: item.summary,
        startsAt: start.toJSDate().toISOString(),
        endsAt: end.toJSDate().toISOString(),
        cancelled: item.component.getFirstPropertyValue("status") === "CANCELLED",
        place: item.location,
      })
    if (!own.isRecurring()) {
      note(own, own.startDate, own.endDate)
      continue
    }
    const each = own.iterator()
    for (let next = each.next(), count = 0; next && count < 200; next = each.next(), count++) {
      const details = own.getOccurrenceDetails(next)
      note(details.item, details.startDate, details.endDate)
    }
  }
  return found.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}
const iso = (value: string) => new Date(value).toISOString()
const spans = (list: { startsAt: string; endsAt: string }[]) =>
  list.map(({ startsAt, endsAt }) => ({ startsAt: iso(startsAt), endsAt: iso(endsAt) }))

const comesTwice = (instant: string, timeZone: string) => {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime()
  const of = (disambiguation: "earlier" | "later") =>
    local.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds
  return of("earlier") !== of("later")
}

/** A series as it is published. */
function series(first: { startsAt: string; endsAt: string; timeZone: string }, input: unknown): PublicEvent[] {
  const recurrence = Recurrence.parse(input)
  const rule = ruleOf(recurrence, first)
  return occurrencesOf(first, recurrence).map((span) =>
    event({
      ...span,
      timeZone: first.timeZone,
      series: { uid: "series", rule, startsAt: first.startsAt, endsAt: first.endsAt, original: span.startsAt },
    }),
  )
}
const talk = (local = "2026-02-21T18:00", timeZone = "America/New_York") => ({
  startsAt: at(local, timeZone),
  endsAt: at(Temporal.PlainDateTime.from(local).add({ hours: 2 }).toString(), timeZone),
  timeZone,
})

describe("an activity that repeats", () => {
  it("keeps the hours of its wall across daylight saving", () => {
    const found = occurrencesOf(talk(), Recurrence.parse({ freq: "weekly", count: 4 }))
    expect(found.map(({ startsAt }) => startsAt)).toEqual([
      "2026-02-21T23:00:00Z",
      "2026-02-28T23:00:00Z",
      "2026-03-07T23:00:00Z",
      "2026-03-14T22:00:00Z",
    ])
    // In the night of the change it is an hour shorter, and ends at the same local time.
    const night = { startsAt: "2026-03-01T03:00:00Z", endsAt: "2026-03-01T11:00:00Z", timeZone: "America/New_York" }
    const [, second] = occurrencesOf(night, Recurrence.parse({ freq: "weekly", count: 2 }))
    expect(second).toEqual({ startsAt: "2026-03-08T03:00:00Z", endsAt: "2026-03-08T10:00:00Z" })
  })

  it("takes the last such weekday of a month, leaves days out, and ends with its last day", () => {
    const last = occurrencesOf(
      talk("2026-01-31T10:00"),
      Recurrence.parse({ freq: "monthly", nth: -1, until: "2026-04-25" }),
    )
    expect(last.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
      "2026-01-31",
      "2026-02-28",
      "2026-03-28",
      "2026-04-25",
    ])
    const left = occurrencesOf(
      talk(),
      Recurrence.parse({ freq: "weekly", until: "2026-03-14", except: ["2026-02-28"] }),
    )
    expect(left).toHaveLength(3)
  })

  it("says what is wrong", () => {
    const refused = (input: unknown, code: string) =>
      expect(() => occurrencesOf(talk(), Recurrence.parse(input))).toThrow(code)
    refused({ freq: "weekly", weekdays: [1], count: 3 }, "outreach_first_day")
    refused({ freq: "weekly", count: 3, except: ["2026-02-21"] }, "outreach_first_day")
    refused({ freq: "daily", until: "2026-12-31" }, "outreach_too_many")
    expect(() => Recurrence.parse({ freq: "weekly" })).toThrow("until_required")
    expect(() => Recurrence.parse({ freq: "weekly", count: 2, until: "2026-12-31" })).toThrow("until_required")
  })
})

describe("the calendar, read back by another program", () => {
  it("is what was written, whatever the zone, the rule and the season", () => {
    const rule = fc.record({
      freq: fc.constantFrom("daily", "weekly", "monthly"),
      interval: fc.integer({ min: 1, max: 3 }),
      count: fc.integer({ min: 2, max: 20 }),
      nth: fc.constantFrom(null, 1, 2, -1),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 6, max: 21 }),
        fc.integer({ min: 1, max: 40 }),
        rule,
        fc.array(fc.integer({ min: 1, max: 19 }), { maxLength: 4 }),
        (timeZone, days, hour, hours, recurrence, left) => {
          const start = Temporal.PlainDateTime.from({ year: 2025, month: 1, day: 1, hour }).add({ days })
          const first = {
            startsAt: at(start.toString(), timeZone),
            endsAt: at(start.add({ hours }).toString(), timeZone),
            timeZone,
          }
          // 2 May is not the last Friday of a month: such a rule is refused, and nothing is written.
          let all: PublicEvent[]
          try {
            all = series(first, recurrence)
          } catch (error) {
            expect((error as Error).message).toMatch(/outreach_(first_day|too_many)/)
            return
          }
          // For an hour that occurs twice RFC 5545 (3.3.5) means the first, as here; ical.js takes the second.
          if (all.some(({ endsAt }) => comesTwice(endsAt, timeZone))) return
          const kept = all.filter((_, index) => !left.includes(index))
          const found = read(icsOf("Agenda", kept))
          expect(spans(found)).toEqual(spans(kept))
          for (const one of found) expect(on(one.startsAt, timeZone).hour).toBe(hour)
        },
      ),
      { numRuns: 120 },
    )
  })

  it("tells what was called off, moved or renamed among those that repeat", () => {
    const all = series(talk(), { freq: "weekly", count: 5 })
    const [, second, third, fourth] = all
    if (!second || !third || !fourth) throw new Error("Five were planned")
    second.cancelled = true
    third.startsAt = "2026-03-08T14:00:00Z"
    third.endsAt = "2026-03-08T15:30:00Z"
    fourth.title = "Otra plática"
    const found = read(icsOf("Agenda", all))
    expect(spans(found)).toEqual(spans(all))
    expect(found.map(({ cancelled }) => cancelled)).toEqual([false, true, false, false, false])
    expect(found.map(({ title }) => title)).toEqual(["Plática", "Plática", "Plática", "Otra plática", "Plática"])
  })

  it("carries any text, in lines that no program breaks", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 160, size: "max" }), (title) => {
        fc.pre(!/[\p{Cc}\p{Cs}]/u.test(title) && title.trim() === title)
        const ics = icsOf(title, [event({ title, place: title })])
        expect(read(ics)).toMatchObject([{ title, place: title }])
        for (const row of ics.split("\r\n")) expect(Buffer.byteLength(row)).toBeLessThanOrEqual(75)
        expect(ics.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/)
      }),
      { numRuns: 200 },
    )
  })

  it("carries what iCalendar itself writes with", () => {
    for (const title of ["a\\nb", "uno; dos, tres\\", '\\,;:"x"', "á".repeat(160)]) {
      const ics = icsOf(title, [event({ title, place: title })])
      expect(read(ics)).toMatchObject([{ title, place: title }])
      expect(ics.split("\r\n").every((row) => Buffer.byteLength(row) <= 75)).toBe(true)
    }
  })

  it("is a calendar when there is nothing in it", () => {
    expect(read(icsOf("Agenda", []))).toEqual([])
  })
})
