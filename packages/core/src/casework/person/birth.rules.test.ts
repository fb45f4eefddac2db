import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { agreement, assertBorn, birthYear, comesOfAgeOn, isMinor, lookAtAge } from "./birth.rules"
import type { Birth } from "./person.schema"

const days = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const births: fc.Arbitrary<Birth> = fc.oneof(
  days.map((date) => ({ known: "day" as const, date })),
  fc.integer({ min: 1930, max: 2060 }).map((year) => ({ known: "year" as const, year })),
  fc.tuple(fc.integer({ min: 0, max: 90 }), days).map(([age, on]) => ({ known: "age" as const, age, on })),
)

describe("her age", () => {
  it("makes her a minor until the day on which she is certainly of age, and never again", () => {
    fc.assert(
      fc.property(births, fc.boolean(), days, (birth, said, today) => {
        const minor = isMinor(birth, said, `${today}T12:00:00.000Z`)
        expect(minor).toBe(today < comesOfAgeOn(birth))
        if (birth.known === "day") {
          const age =
            Number(today.slice(0, 4)) - Number(birth.date.slice(0, 4)) - (today.slice(5) < birth.date.slice(5) ? 1 : 0)
          expect(minor).toBe(age < 18)
        }
        expect(lookAtAge(birth, `${today}T12:00:00.000Z`) !== undefined).toBe(minor)
      }),
    )
  })

  it.each<[string, string, Birth, Birth]>([
    ["date", "a day", { known: "day", date: "2030-03-07" }, { known: "day", date: "2030-03-08" }],
    ["year", "a year", { known: "year", year: 2030 }, { known: "year", year: 2031 }],
    ["on", "an age", { known: "age", age: 0, on: "2030-03-07" }, { known: "age", age: 0, on: "2030-03-08" }],
  ])("may be today and no later: its %s, where %s is known", (field, _, today, tomorrow) => {
    expect(() => assertBorn(today, "2030-03-07", "birth")).not.toThrow()
    expect(() => assertBorn(tomorrow, "2030-03-07", "birth")).toThrow(
      expect.objectContaining({ code: "day_to_come", field: `birth.${field}` }),
    )
  })

  it("that is not known is what was said of it", () => {
    for (const said of [true, false]) expect(isMinor(null, said, "2030-01-01T00:00:00Z")).toBe(said)
    expect(birthYear(null)).toBeNull()
  })

  it("lies in the table as a month, never as a day", () => {
    fc.assert(
      fc.property(births, days, (birth, today) => {
        expect(lookAtAge(birth, today) ?? "x-01").toMatch(/-01$/)
      }),
    )
  })

  it("agrees with another however both are known; a day and a month may have changed places", () => {
    const day = (date: string): Birth => ({ known: "day", date })
    expect(agreement(day("1990-04-03"), day("1990-03-04"))).toBe("day")
    expect(agreement(day("1990-04-03"), day("1990-08-03"))).toBe("year")
    expect(agreement(day("1990-04-03"), { known: "age", age: 37, on: "2030-01-01" })).toBe("near")
    expect(agreement(day("1990-04-03"), day("1983-04-03"))).toBe("none")
    expect(agreement(day("1990-04-03"), null)).toBe("unknown")
    fc.assert(
      fc.property(births, births, (one, other) => {
        expect(agreement(one, other)).toBe(agreement(other, one))
      }),
    )
  })
})
