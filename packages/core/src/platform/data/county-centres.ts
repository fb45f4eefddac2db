import facts from "./county-centres.json"

/** The centre of each county by its FIPS code, latitude and longitude; distances are estimated from it. */
export const countyCentres = facts.centres as unknown as Readonly<Record<string, readonly [number, number]>>
