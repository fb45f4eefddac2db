import facts from "./districts.json"

/** The first district catalogue; sources and confidence stand with each span. Headquarters publishes its own after it. */
export const firstDistricts = facts.spans
