import facts from "./counties.json"

export type State = { fips: string; name: string; counties: readonly { fips: string; name: string }[] }

/** The United States' states and counties with their FIPS codes, by name; the source is given in `counties.json`. */
export const states: readonly State[] = facts.states.map(({ fips, name, counties }) => ({
  fips,
  name,
  counties: counties.map((county) => ({ fips: `${fips}${county.slice(0, 3)}`, name: county.slice(3) })),
}))

/** "Maricopa, Arizona" for `US-04013`, "Arizona" for `US-04`; other places are shown as written. */
export function placeName(place: string): string {
  const [, code = ""] = /^US-(\d+)$/.exec(place) ?? []
  const state = states.find(({ fips }) => code.startsWith(fips))
  if (!state || code === "") return place
  const county = state.counties.find(({ fips }) => fips === code)
  return county ? `${county.name}, ${state.name}` : state.name
}
