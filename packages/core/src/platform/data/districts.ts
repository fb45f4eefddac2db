import facts from "./districts.json"

/**
 * The first district catalogue; each span gives its sources and confidence. Headquarters publishes its own after it.
 */
export const firstDistricts = facts.spans
