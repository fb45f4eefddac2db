import { readPhone } from "../util/read/phone"
import { documentOf, pairOf, phoneOf, soundsOf, wordsOf } from "./fold.rules"

/** What one line of search is taken for. A number may be a telephone and a document's: both are looked up. */
export type Query = {
  folio?: string
  words: string[]
  phone?: string
  document?: string
}

// What folios are drawn from; "vaim7k2f" is enough.
const folio = /^(VAIM|DET)[\s-]?([2-9A-HJKMNP-TV-Z]{4})$/

/** Words, telephone, document number or folio: decided by what is in the line, never by a choice on the screen. */
export function toQuery(line: string): Query {
  const text = line.trim()
  const series = folio.exec(text.toUpperCase())
  if (series) return { folio: `${series[1]}-${series[2]}`, words: [] }
  const digits = text.replace(/\D/g, "").length
  const query: Query = { words: digits === 0 ? wordsOf(text) : [] }
  if (digits === 0) return query
  const phone = /^\+?[\d\s().-]+$/.test(text) || readPhone(text) ? phoneOf(text) : undefined
  const document = digits >= 4 ? documentOf(text) : undefined
  return { ...query, ...(phone ? { phone } : {}), ...(document ? { document } : {}) }
}

/** The commonest words of Mexican names [G], as they sound: a pair without them reads fewer rows. */
const commonest = new Set(
  [
    ..."maria guadalupe juana margarita josefina rosa carmen ana teresa martha alejandra luz".split(" "),
    ..."hernandez garcia martinez lopez gonzalez perez rodriguez sanchez ramirez cruz flores gomez".split(" "),
  ].map((word) => soundsOf(word)[0]),
)

/** The most words of a line that are looked at. */
export const mostWords = 6

/** Every way the words may be meant: one, unless a word has an x that is a j or an s. At most four. */
export function meanings(words: readonly string[]): string[][] {
  return words
    .slice(0, mostWords)
    .reduce<string[][]>((ways, word) => ways.flatMap((way) => soundsOf(word).map((sound) => [...way, sound])), [[]])
    .slice(0, 4)
    .map((way) => [...new Set(way)])
}

/** Where to read for these sounds, and which others the rows found there must carry. */
export function whereToRead(sounds: readonly string[]): { kind: "word" | "pair"; value: string; others: string[] } {
  const [only = ""] = sounds
  if (sounds.length < 2) return { kind: "word", value: only, others: [] }
  const rarity = (sound: string) => (commonest.has(sound) ? 1 : 0)
  const [one = "", other = ""] = [...sounds].sort((a, b) => rarity(a) - rarity(b) || b.length - a.length)
  return { kind: "pair", value: pairOf(one, other), others: sounds.filter((sound) => sound !== one && sound !== other) }
}
