import facts from "./open-eligibility.json"

/** Our kind of service for a term of Open Eligibility, by its name in lower case; source and licence in the file. */
export const openEligibility: ReadonlyMap<string, string> = new Map(
  Object.entries(facts.terms).map(([name, key]) => [name.toLowerCase(), key]),
)
