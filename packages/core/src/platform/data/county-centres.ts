import facts from "./county-centres.json"

/** The middle of each county by its FIPS code, latitude and longitude: what is near is judged by it. */
export const countyCentres = facts.centres as unknown as Readonly<Record<string, readonly [number, number]>>
