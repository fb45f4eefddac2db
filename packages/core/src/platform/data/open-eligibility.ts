import facts from "./open-eligibility.json"

/**
 * Our service category for a term of Open Eligibility, by its name in lower case; source and licence are in the file.
 */
export const openEligibility: ReadonlyMap<string, string> = new Map(
  Object.entries(facts.terms).map(([name, key]) => [name.toLowerCase(), key]),
)
