import facts from "./violentometro.json"

export type BandNumber = 1 | 2 | 3
export type Band = { band: BandNumber; es: string; en: string; last: number }
/**
 * `key` stays with an item whatever its place on the ruler. `talkNow` and `onlyInformation` are our own rules for
 * administering it.
 */
export type Item = {
  key: string
  es: string
  en: string
  talkNow: boolean
  onlyInformation: boolean
  added2021: boolean
}
/** The content of an edition of the ruler: its items in the order of the centimetres, and where each band ends. */
export type Ruler = { label: string; bands: Band[]; items: Item[] }

/**
 * The Violentómetro of the Instituto Politécnico Nacional, edition of 2021: order and wording of the 30 items were read
 * in the sources; the English is our own working translation. The sources disagree on where band 1 ends.
 */
export const firstRuler: Ruler = {
  label: facts.label,
  bands: facts.bands as Band[],
  items: facts.items,
}

/** Who owns the instrument and how certain each fact is; shown wherever the ruler is. */
export const provenance = {
  owner: facts.owner,
  attribution: facts.attribution,
  confidence: facts.confidence,
  rights: facts.rights,
  sources: facts.sources,
  englishIs: facts.englishIs,
}
