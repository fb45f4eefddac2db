import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Capacity, Known } from "../directory/directory.schema"
import { countiesOf, coverage } from "./coverage.rules"
import { type Candidate, distance, evaluate, type Now, pageOf, rank, serves, weights } from "./find.rules"
import { FindInput } from "./guide.schema"
import { localTimes, openAt } from "./hours.rules"

const monday = (minute: number): Now => ({ today: "2026-03-09", localTime: () => ({ weekday: 1, minute }) })
const nine = { weekdays: [1, 2, 3, 4, 5], opens: "09:00", closes: "17:00" }
const base: Candidate = {
  organizationID: "org_1",
  serviceID: "srv_1",
  organization: "Casa",
  name: "Refugio",
  nameKey: "casa refugio",
  category: "emergency_shelter",
  unreadPhones: [],
  phones: [],
  languages: ["es"],
  spokenOnSite: ["es"],
  eligibility: { undocumented: "yes", identification: "none", children: "yes", boysMaxAge: 12, pets: "no", note: null },
  fee: "free",
  hours: { always: false, timeZone: null, openings: [nine] },
  counties: ["US-42101"],
  area: [],
  points: [[39.95, -75.16]],
  confidential: false,
  capacity: "accepting",
  assuredOn: "2026-02-01",
  nextCheckOn: "2026-05-01",
  troubles: 0,
  published: false,
}
const ask = (input: object) => FindInput.parse(input)
const codes = (one: Candidate, input: object, now = monday(600)) =>
  evaluate(one, ask(input), now, null)?.reasons.map(({ code }) => code)

const place = fc.constantFrom("US-42101", "US-42045", "US-34007", "US-42")
const known = fc.constantFrom(...Known.options)
const candidate: fc.Arbitrary<Candidate> = fc.record({
  ...(Object.fromEntries(Object.entries(base).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof Candidate]: fc.Arbitrary<Candidate[K]>
  }),
  serviceID: fc.integer({ min: 1, max: 400 }).map((n) => `srv_${n}`),
  nameKey: fc.constantFrom("alba", "casa refugio", "zeta"),
  category: fc.constantFrom("emergency_shelter", "trafficking"),
  languages: fc.subarray(["es", "en", "nah"], { minLength: 1 }),
  spokenOnSite: fc.subarray(["es", "nah"]),
  eligibility: fc.record({
    undocumented: known,
    identification: fc.constantFrom("none", "any", "official", "unknown"),
    children: known,
    boysMaxAge: fc.constantFrom(null, 8, 12),
    pets: known,
    note: fc.constant(null),
  }),
  fee: fc.constantFrom("free", "sliding", "fee", "unknown"),
  counties: fc.subarray(["US-42101", "US-34007", "US-42"]),
  area: fc.subarray(["Bucks County"]),
  points: fc.constantFrom([], [[39.95, -75.16] as const], [[40.4, -79.9] as const]),
  capacity: fc.constantFrom(...Capacity.options),
  assuredOn: fc.constantFrom(null, "2026-02-01"),
  nextCheckOn: fc.constantFrom(null, "2026-03-09", "2026-05-01"),
  troubles: fc.integer({ min: 0, max: 3 }),
  hours: fc.constantFrom(
    { always: true, timeZone: null, openings: [] },
    { always: false, timeZone: null, openings: [] },
    base.hours,
  ),
})
const flag = fc.constantFrom(undefined, "yes" as const)
const asking: fc.Arbitrary<FindInput> = fc.record({
  category: fc.constantFrom(undefined, "trafficking"),
  place: fc.option(place, { nil: undefined }),
  language: fc.constantFrom(undefined, "es", "nah"),
  open: flag,
  undocumented: flag,
  noID: flag,
  free: flag,
  children: flag,
  boyAge: fc.constantFrom(undefined, 5, 10, 15),
  pets: flag,
  named: fc.constantFrom(undefined, "casa"),
  cursor: fc.constant(undefined),
  limit: fc.constant(25),
})
const minute = fc.integer({ min: 0, max: 1439 })

describe("whom to turn to", () => {
  it("never names a service that is known not to be for her", () =>
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), asking, minute, (list, input, at) => {
        for (const { candidate: one } of rank(list, input, monday(at), null)) {
          if (input.category) expect(one.category).toBe(input.category)
          if (input.place) expect(serves(one, input.place) || one.counties.length === 0).toBe(true)
          if (input.language) expect([...one.languages, ...one.spokenOnSite]).toContain(input.language)
          if (input.undocumented) expect(one.eligibility.undocumented).not.toBe("no")
          if (input.noID) expect(["none", "unknown"]).toContain(one.eligibility.identification)
          if (input.free) expect(one.fee).not.toBe("fee")
          if (input.children || input.boyAge !== undefined) expect(one.eligibility.children).not.toBe("no")
          if (input.boyAge !== undefined) expect(one.eligibility.boysMaxAge ?? 17).toBeGreaterThanOrEqual(input.boyAge)
          if (input.pets) expect(one.eligibility.pets).not.toBe("no")
          if (input.named) expect(one.nameKey).toContain(input.named)
          if (input.open) expect(openAt(one.hours, { weekday: 1, minute: at })).not.toBe("no")
        }
      }),
    ))

  it("says for every doubt that it is one, and puts the services in one order however they come", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(candidate, { maxLength: 20, selector: ({ serviceID }) => serviceID }),
        asking,
        (list, input) => {
          const first = rank(list, input, monday(600), [39.9, -75.1])
          const again = rank([...list].reverse(), input, monday(600), [39.9, -75.1])
          expect(again.map(({ candidate: { serviceID } }) => serviceID)).toEqual(
            first.map(({ candidate: { serviceID } }) => serviceID),
          )
          for (const { candidate: one, penalty, reasons } of first) {
            expect(penalty).toBe(reasons.reduce((sum, { code }) => sum + weights[code], 0))
            const said = reasons.map(({ code }) => code)
            if (input.undocumented && one.eligibility.undocumented === "unknown")
              expect(said).toContain("undocumented_unknown")
            if (input.boyAge !== undefined && one.eligibility.boysMaxAge === null)
              expect(said).toContain("boys_limit_unknown")
            if (one.troubles > 0) expect(said).toContain("troubles")
            if (one.nextCheckOn && one.nextCheckOn <= "2026-03-09") expect(said).toContain("check_overdue")
          }
        },
      ),
    ))

  it("never comes earlier for having gone stale, turned somebody away or filled up", () =>
    fc.assert(
      fc.property(candidate, asking, (one, input) => {
        const before = evaluate(
          { ...one, nextCheckOn: null, troubles: 0, capacity: "accepting" },
          input,
          monday(600),
          null,
        )
        for (const worse of [{ nextCheckOn: "2026-01-01" }, { troubles: 1 }, { capacity: "closed" as const }]) {
          const sound = { ...one, nextCheckOn: null, troubles: 0, capacity: "accepting" as const }
          const after = evaluate({ ...sound, ...worse }, input, monday(600), null)
          expect(after === undefined).toBe(before === undefined)
          if (after && before) expect(after.penalty).toBeGreaterThan(before.penalty)
        }
      }),
    ))

  it("puts a stale one after a sound one, the nearer before the farther", () => {
    const stale = { ...base, serviceID: "srv_2", nextCheckOn: "2026-03-09" }
    const farther = { ...base, serviceID: "srv_3", points: [[40.44, -79.99] as const] }
    const order = rank([stale, farther, base], ask({ place: "US-42101" }), monday(600), [39.95, -75.16])
    expect(order.map(({ candidate: { serviceID }, km }) => [serviceID, km])).toEqual([
      ["srv_1", 0],
      ["srv_3", Math.round(distance([39.95, -75.16], [40.44, -79.99]))],
      ["srv_2", 0],
    ])
  })

  it("tells an interpreter from somebody who speaks it, and a boy too old from one who may come", () => {
    expect(codes({ ...base, languages: ["es", "nah"] }, { language: "nah" })).toContain("language_interpreted")
    expect(codes(base, { language: "es" })).toContain("language_on_site")
    expect(codes(base, { boyAge: 12 })).toContain("children_yes")
    expect(codes(base, { boyAge: 13 })).toBeUndefined()
  })

  it.each([
    ["Philadelphia to Pittsburgh", [39.95, -75.16], [40.44, -79.99], 414],
    ["nowhere", [39.95, -75.16], [39.95, -75.16], 0],
  ] as const)("measures %s", (_, from, to, km) => {
    expect(Math.round(distance(from, to))).toBe(km)
  })
})

describe("open now", () => {
  const night = { always: false, timeZone: null, openings: [{ weekdays: [7], opens: "20:00", closes: "02:00" }] }
  it.each([
    ["Sunday evening", { weekday: 7, minute: 1200 }, "yes"],
    ["past midnight", { weekday: 1, minute: 119 }, "yes"],
    ["at closing", { weekday: 1, minute: 120 }, "no"],
    ["the night before", { weekday: 7, minute: 60 }, "no"],
  ] as const)("over midnight: %s", (_, local, expected) => {
    expect(openAt(night, local)).toBe(expected)
  })

  it("is open in the last minute of a whole day", () => {
    const day = { weekdays: [1], opens: "00:00", closes: "23:59" }
    const hours = { always: false, timeZone: null, openings: [day] }
    expect(openAt(hours, { weekday: 1, minute: 1439 })).toBe("yes")
    expect(openAt(hours, { weekday: 2, minute: 0 })).toBe("no")
  })

  it("goes by its own wall, over the change of the clocks, too", () => {
    const hours = { always: false, timeZone: null, openings: [nine] }
    // New York: 9 o'clock is 14:00 UTC on Friday and 13:00 UTC on Monday, after the clocks went forward.
    const at = (now: string, zone: string) => openAt(hours, localTimes(now)(zone))
    expect(at("2026-03-06T13:59:00Z", "America/New_York")).toBe("no")
    expect(at("2026-03-06T14:00:00Z", "America/New_York")).toBe("yes")
    expect(at("2026-03-09T13:00:00Z", "America/New_York")).toBe("yes")
    expect(at("2026-03-09T13:00:00Z", "America/Phoenix")).toBe("no")
  })
})

describe("where there is nobody", () => {
  const counties = countiesOf([
    { place: "US-10", extent: "whole" },
    { place: "US-42101", extent: "part" },
  ])
  it("opens a state into its counties, and knows which are only partly the office's", () => {
    expect(counties).toEqual([
      { place: "US-10001", part: false },
      { place: "US-10003", part: false },
      { place: "US-10005", part: false },
      { place: "US-42101", part: true },
    ])
  })

  it("counts nobody for a county whose area was only written down in words, and takes no words for the whole district", () => {
    const written = { ...base, counties: [], area: ["Bucks y alrededores"] }
    const [shelter] = coverage([written], counties, ["emergency_shelter"], "2026-03-09").needs
    expect(shelter).toMatchObject({ counts: [0, 0, 0, 0], allies: 1 })
    expect(codes(written, { place: "US-42101" })).toContain("area_unknown")
    expect(codes(written, { place: "US-42101" })).not.toContain("covers_county")
    expect(codes({ ...written, counties: ["US-34007"] }, { place: "US-42101" })).toBeUndefined()
    expect(codes({ ...base, counties: [], area: [] }, { place: "US-42101" })).toContain("covers_county")
    expect(pageOf([{ ...written, published: true }])).toMatchObject([{ counties: [], area: ["Bucks y alrededores"] }])
  })

  it("counts organisations, not services; the sure ones apart", () => {
    const two = [
      base,
      { ...base, serviceID: "srv_2", counties: [] },
      { ...base, organizationID: "org_2", assuredOn: null },
    ]
    const [shelter, trafficking] = coverage(two, counties, ["emergency_shelter", "trafficking"], "2026-03-09").needs
    expect(shelter).toMatchObject({ counts: [1, 1, 1, 2], sure: [1, 1, 1, 1], allies: 2 })
    expect(trafficking).toMatchObject({ counts: [0, 0, 0, 0], allies: 0 })
  })
})
