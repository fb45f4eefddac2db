import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Channel, SafeContact } from "../../casework/person/person.schema"
import { admit, nextSafeAt, reasonsAgainst, within } from "./contact.rules"

const zones = ["America/New_York", "America/Phoenix", "America/Mexico_City", "Europe/Madrid", "Pacific/Auckland", "UTC"]
// Around the days on which clocks change, in both hemispheres, and any other time.
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2026, 2, 7), max: Date.UTC(2026, 3, 7) }),
    fc.integer({ min: Date.UTC(2026, 9, 20), max: Date.UTC(2026, 10, 4) }),
    fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
  )
  .map((ms) => new Date(ms - (ms % 60_000)).toISOString())
const minute = fc.option(fc.integer({ min: 0, max: 1439 }), { nil: null })
const hours = fc
  .record({ days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }), from: minute, to: minute })
  .filter(({ from, to }) => (from ?? 0) !== (to ?? 1440))
const zone = fc.constantFrom(...zones)

/** Local time as Intl computes it, not as the rule does. */
function localTime(at: string, timeZone: string) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(at))
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ""
  const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(of("weekday")) + 1
  return { day, minute: Number(of("hour")) * 60 + Number(of("minute")) }
}

/** Safe, computed in another way: the window that began today or yesterday covers this minute of local time. */
function covered(
  its: { days: number[]; from: number | null; to: number | null },
  at: string,
  timeZone: string,
): boolean {
  const { day, minute } = localTime(at, timeZone)
  const [from, to] = [its.from ?? 0, its.to ?? 1440]
  const length = to > from ? to - from : 1440 - from + to
  return [0, 1].some((back) => {
    const began = ((day - 1 - back + 7) % 7) + 1
    const since = minute + back * 1440 - from
    return (its.days.length === 0 || its.days.includes(began)) && since >= 0 && since < length
  })
}

describe("safe days and hours", () => {
  it("hold on her wall, in every zone, across midnight and across daylight saving", () => {
    fc.assert(
      fc.property(hours, instant, zone, (its, at, timeZone) => {
        expect(within(its, at, timeZone) === "yes").toBe(covered(its, at, timeZone))
      }),
      { numRuns: 2000 },
    )
  })

  it("come next at an instant that is safe, and no minute before it is", () => {
    fc.assert(
      fc.property(
        hours,
        instant,
        zone,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 30 }),
        (its, at, timeZone, places) => {
          const next = nextSafeAt(its, at, timeZone)
          const end = next === null ? Date.parse(at) + 8.9 * 86_400_000 : Date.parse(next)
          if (next !== null) expect(covered(its, next, timeZone)).toBe(true)
          if (next !== null) expect(next >= at).toBe(true)
          const before = [
            end - 60_000,
            end - 3_600_000,
            ...places.map((place) => Date.parse(at) + place * (end - Date.parse(at))),
          ]
          for (const ms of before.filter((one) => one >= Date.parse(at) && one < end))
            expect(covered(its, new Date(ms).toISOString(), timeZone)).toBe(false)
        },
      ),
      { numRuns: 800 },
    )
  })

  it("of a night that the clocks cut begin where the clocks land", () => {
    const night = { days: [7], from: 150, to: 240 }
    expect(nextSafeAt(night, "2026-03-08T05:00:00.000Z", "America/New_York")).toBe("2026-03-08T07:00:00.000Z")
  })
})

const channel = fc.record({
  channel: fc.constantFrom(...Channel.options),
  sharedWithAbuser: fc.boolean(),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  voicemail: fc.boolean(),
})
const valueFor = { email: "x@example.org", third_person: "su hermana", post: "apartado 7" } as const
const safeContact = fc
  .record({
    allowed: fc.constantFrom("no" as const, "she_calls" as const, "yes" as const),
    ways: fc.array(channel, { minLength: 1, maxLength: 6 }),
  })
  .map(({ allowed, ways }) =>
    SafeContact.parse({
      allowed,
      channels: ways.map((way) => ({
        ...way,
        value: way.channel in valueFor ? valueFor[way.channel as "email"] : "+1 215 555 0100",
      })),
    }),
  )
const attempt = fc.record({
  channel: fc.constantFrom(...Channel.options),
  way: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
  outcome: fc.constantFrom("reached" as const, "left_message" as const, undefined),
})

describe("a contact that we begin", () => {
  it("is fine only by one of her channels, not shared, on its days and hours, fresh and allowed; else each reason is named", () => {
    fc.assert(
      fc.property(safeContact, attempt, fc.boolean(), instant, zone, (her, tried, stale, at, timeZone) => {
        const why = reasonsAgainst({ direction: "we_reached_out", ...tried }, { safeContact: her, stale, timeZone, at })
        const way = tried.way === null ? undefined : her.channels[tried.way]
        const its = way?.channel === tried.channel ? way : undefined
        const safe =
          her.allowed === "yes" &&
          !stale &&
          its !== undefined &&
          !its.sharedWithAbuser &&
          covered(its, at, timeZone) &&
          (tried.outcome !== "left_message" || its.voicemail)
        expect(why.length === 0).toBe(safe)
        expect(why.includes("stale")).toBe(stale)
        expect(why.includes("contact_not_allowed")).toBe(her.allowed === "no")
        expect(why.includes("shared_with_abuser")).toBe(its?.sharedWithAbuser ?? false)
        expect(new Set(why).size).toBe(why.length)
      }),
      { numRuns: 1500 },
    )
  })

  it("that is not fine never goes without a reason, and against her no never without the coordinator", () => {
    const reason = { kind: "life_in_danger" as const, words: "La amenazó hoy mismo" }
    fc.assert(
      fc.property(
        safeContact,
        attempt,
        fc.boolean(),
        instant,
        zone,
        fc.boolean(),
        fc.constantFrom("coordinator" as const, "caseworker" as const),
        (her, tried, stale, at, timeZone, told, role) => {
          const why = reasonsAgainst(
            { direction: "we_reached_out", ...tried },
            { safeContact: her, stale, timeZone, at },
          )
          const goes = why.length === 0 || (told && (her.allowed !== "no" || role === "coordinator"))
          const run = () => admit(why, told ? reason : null, role)
          if (goes) expect(run).not.toThrow()
          else
            expect(run).toThrow(
              her.allowed === "no" && role !== "coordinator" ? "contact_not_allowed" : "contact_needs_reason",
            )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it("is judged in her own zone when she has one", () => {
    const her = SafeContact.parse({
      allowed: "yes",
      timeZone: "America/Los_Angeles",
      channels: [{ channel: "phone", value: "+1 213 555 0100", from: 540, to: 720 }],
    })
    const ask = (at: string) =>
      reasonsAgainst(
        { direction: "we_reached_out", channel: "phone", way: 0 },
        { safeContact: her, stale: false, timeZone: "America/New_York", at },
      )
    expect(ask("2026-03-02T14:00:00.000Z")).toEqual(["outside_hours"])
    expect(ask("2026-03-02T17:00:00.000Z")).toEqual([])
  })
})

it("what she begins herself is always fine", () => {
  fc.assert(
    fc.property(
      safeContact,
      attempt,
      fc.constantFrom("she_came" as const, "she_reached_us" as const),
      instant,
      (her, tried, direction, at) => {
        expect(reasonsAgainst({ direction, ...tried }, { safeContact: her, stale: true, timeZone: "UTC", at })).toEqual(
          [],
        )
      },
    ),
  )
})
