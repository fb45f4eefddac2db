import { states } from "../../platform/data/counties"
import { type Candidate, serves } from "./find.rules"
import type { Coverage } from "./guide.schema"

type Part = { place: string; extent: "whole" | "part" }

/** The counties of a district, without repeats; for a state named in full or in part, all of its counties. */
export function countiesOf(parts: readonly Part[]): Coverage["counties"] {
  const found = new Map<string, boolean>()
  const add = (place: string, part: boolean) => found.set(place, (found.get(place) ?? true) && part)
  for (const { place, extent } of parts) {
    const state = states.find(({ fips }) => place === `US-${fips}`)
    if (state) for (const county of state.counties) add(`US-${county.fips}`, extent === "part")
    else add(place, extent === "part")
  }
  return [...found].map(([place, part]) => ({ place, part })).sort((a, b) => (a.place < b.place ? -1 : 1))
}

const isSure = ({ assuredOn, nextCheckOn, troubles }: Candidate, today: string) =>
  assuredOn !== null && troubles === 0 && (nextCheckOn === null || nextCheckOn > today)

/**
 * The number of available organisations for each need and county; an organisation counts once, however many services it
 * has.
 */
export function coverage(
  candidates: readonly Candidate[],
  counties: Coverage["counties"],
  categories: readonly string[],
  today: string,
): Omit<Coverage, "officeCode"> {
  const needs = categories.map((category) => {
    const offering = candidates.filter((candidate) => candidate.category === category)
    const sureOnes = offering.filter((candidate) => isSure(candidate, today))
    const count = (list: readonly Candidate[], place: string) =>
      new Set(list.filter((candidate) => serves(candidate, place)).map(({ organizationID }) => organizationID)).size
    return {
      category,
      counts: counties.map(({ place }) => count(offering, place)),
      sure: counties.map(({ place }) => count(sureOnes, place)),
      allies: new Set(offering.map(({ organizationID }) => organizationID)).size,
    }
  })
  return { counties, needs }
}
