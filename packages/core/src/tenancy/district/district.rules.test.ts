import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { officeFromCode } from "../../platform/data/consulates"
import { placeName, states } from "../../platform/data/counties"
import { firstDistricts } from "../../platform/data/districts"
import { assertSound, whose } from "./district.rules"
import { Span } from "./district.schema"

const spans = firstDistricts.map((span) => Span.parse(span))
const says = (place: string, on: string) => {
  const { certain, offices, before } = whose(spans, place, on)
  return [
    certain,
    offices.map(({ officeCode }) => officeCode).sort(),
    before.map(({ officeCode }) => officeCode).sort(),
  ]
}

describe("the first district catalogue", () => {
  it("is sound, names offices and places that there are, and says where each line comes from", () => {
    assertSound(spans)
    for (const { place, officeCode, source } of spans) {
      expect(officeFromCode(officeCode)).toBeDefined()
      expect(placeName(place)).not.toBe(place)
      expect(source.length).toBeGreaterThan(5)
    }
  })

  it("knows the changes of 1 June 2022, on the day and not before", () => {
    expect(says("US-09003", "2022-05-31")).toEqual([false, ["NYC"], []])
    expect(says("US-09003", "2022-06-01")).toEqual([true, ["BOS"], ["NYC"]])
    expect(says("US-17031", "2026-01-01")).toEqual([true, ["CHI"], ["IND"]])
    expect(says("US-32007", "2022-05-31")).toEqual([true, ["BOI"], []])
    expect(says("US-32007", "2026-01-01")).toEqual([true, ["LVS"], ["BOI"]])
    for (const county of ["12027", "12049", "12055", "12081", "12115"])
      expect(says(`US-${county}`, "2022-06-01")).toEqual([true, ["MIA"], ["ORL"]])
  })

  it("is honest where it does not know: several offices, and no certainty", () => {
    const [certain, offices] = says("US-48303", "2026-01-01")
    expect(certain).toBe(false)
    expect(offices).toContain("ABQ")
    expect(offices).toContain("DAL")
    expect(says("ES-M", "2026-01-01")).toEqual([false, [], []])
  })

  it("answers for every county of every state without two offices that both have it whole", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...states.flatMap(({ counties }) => counties)),
        fc.date({ min: new Date("2021-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }),
        ({ fips }, on) => {
          const found = whose(spans, `US-${fips}`, on.toISOString().slice(0, 10))
          const whole = found.offices.filter(({ extent }) => extent === "whole")
          expect(whole.length).toBeLessThanOrEqual(1)
          expect(found.certain).toBe(whole.length === 1 && found.offices.length === 1)
          const now = found.offices.map(({ officeCode }) => officeCode)
          for (const { officeCode } of found.before) expect(now).not.toContain(officeCode)
        },
      ),
    ))
})

describe("a published catalogue", () => {
  const span = (more: Partial<Span>): Span =>
    Span.parse({
      ...{ place: "US-48303", officeCode: "DAL", extent: "whole", from: null, until: null },
      ...{ confidence: "V", source: "SRE", ...more },
    })
  it("gives a county to one office at a time, and a new one from the day on which the old one ends", () => {
    assertSound([span({ until: "2022-06-01" }), span({ officeCode: "ABQ", from: "2022-06-01" })])
    expect(() => assertSound([span({}), span({ officeCode: "ABQ", from: "2022-06-01" })])).toThrow("district_overlap")
    assertSound([span({ extent: "part" }), span({ extent: "part", officeCode: "ABQ" })])
  })
  it("puts a county before its state", () => {
    const all = [span({ place: "US-48" }), span({ officeCode: "ABQ", from: "2022-06-01" })]
    expect(whose(all, "US-48303", "2022-05-31").offices[0]?.officeCode).toBe("DAL")
    expect(whose(all, "US-48303", "2022-06-01")).toMatchObject({ certain: true, before: [{ officeCode: "DAL" }] })
  })
})
