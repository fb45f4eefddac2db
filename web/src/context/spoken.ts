import { language } from "./language"

/** Languages spoken by those who come, most frequent first: code, Spanish, English. */
const spoken = [
  ["es", "Español", "Spanish"],
  ["en", "Inglés", "English"],
  ["nah", "Náhuatl", "Nahuatl"],
  ["mix", "Mixteco", "Mixtec"],
  ["zap", "Zapoteco", "Zapotec"],
  ["yua", "Maya", "Maya"],
  ["tzo", "Tsotsil", "Tzotzil"],
  ["tzh", "Tseltal", "Tzeltal"],
  ["oto", "Otomí", "Otomi"],
  ["tsz", "Purépecha", "Purepecha"],
  ["trc", "Triqui", "Triqui"],
  ["mam", "Mam", "Mam"],
  ["maz", "Mazahua", "Mazahua"],
  ["toj", "Tojolabal", "Tojolabal"],
  ["amu", "Amuzgo", "Amuzgo"],
  ["tcf", "Tlapaneco (me’phaa)", "Tlapanec (Me’phaa)"],
  ["cpa", "Chinanteco", "Chinantec"],
  ["hch", "Huichol (wixárika)", "Huichol (Wixarika)"],
  ["tac", "Tarahumara (rarámuri)", "Tarahumara (Raramuri)"],
  ["mfs", "Lengua de señas mexicana", "Mexican Sign Language"],
  ["ase", "Lengua de señas americana", "American Sign Language"],
] as const

const nameOf = ([, es, en]: readonly [string, string, string]) => (language() === "es" ? es : en)

/** For a choice of spoken languages. */
export const spokenOptions = () => spoken.map((row) => ({ value: row[0] as string, label: nameOf(row) }))

/** "nah" → "Náhuatl"; a code that is not in the list is shown as it is. */
export function spokenName(code: string): string {
  const row = spoken.find(([known]) => known === code)
  return row ? nameOf(row) : code
}

/** "Español, Náhuatl". */
export const spokenNames = (codes: readonly string[]): string => codes.map(spokenName).join(", ")

/** The same inside a sentence: Spanish writes languages small, English does not. */
export const spokenInside = (codes: readonly string[]): string =>
  language() === "es" ? spokenNames(codes).toLowerCase() : spokenNames(codes)
