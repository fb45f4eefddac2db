import facts from "./violentometro.json"

export type BandNumber = 1 | 2 | 3
export type Band = { band: BandNumber; es: string; en: string; last: number }
/** `key` stays with an item whatever its place on the ruler. `talkNow` and `onlyInformation`: dossier 2, administration rules [D]. */
export type Item = {
  key: string
  es: string
  en: string
  talkNow: boolean
  onlyInformation: boolean
  added2021: boolean
}
/** What an edition of the ruler says: its items in the order of the centimetres, and where each band ends. */
export type Ruler = { label: string; bands: Band[]; items: Item[] }

/**
 * The Violentómetro of the Instituto Politécnico Nacional, edition of 2021: order and wording of the 30 items read in the
 * sources (dossier 2 [V]); the English is a working translation of ours. Where band 1 ends, the sources disagree.
 */
export const firstRuler: Ruler = {
  label: facts.label,
  bands: facts.bands as Band[],
  items: facts.items,
}

/** Whose it is and how far each fact is known; shown wherever the ruler is. */
export const provenance = {
  owner: facts.owner,
  attribution: facts.attribution,
  confidence: facts.confidence,
  rights: facts.rights,
  sources: facts.sources,
  englishIs: facts.englishIs,
}
