import { readPhone } from "@ventanilla/hsds/read/phone"
import { isCommon } from "./common.rules"
import { documentOf, emailOf, pairOf, phoneOf, soundsOf, wordsOf } from "./fold.rules"
import { readingsOf } from "./readings.rules"

/** What one line of search is taken for. A number may be a telephone and a document's: both are looked up. */
export type Query = {
  folio?: string
  words: string[]
  /** The same words as they may be written together or apart. */
  otherwise?: string[][]
  email?: string
  phone?: string
  document?: string
}

// What folios are drawn from; "vaim7k2f" is enough, and so is one out of a sentence: "#VAIM–7K2F."
const folio = /^(VAIM|DET)(?:\s|-)*([2-9A-HJKMNP-TV-Z]{4})$/
const dashes = /[\p{Pd}\u2212\u00ad_]/gu
const sign = /[\p{L}\p{N}]/u
/** Without what stands around the first and the last letter or digit. */
function bare(text: string): string {
  const signs = [...text]
  const first = signs.findIndex((one) => sign.test(one))
  return signs.slice(Math.max(0, first), signs.findLastIndex((one) => sign.test(one)) + 1).join("")
}
const folioIn = (text: string) =>
  folio.exec(
    bare(
      text
        .normalize("NFKC")
        .replace(/\p{Cf}/gu, "")
        .replace(dashes, "-"),
    ).toUpperCase(),
  )

/** Words, telephone, document number or folio: decided by what is in the line, never by a choice on the screen. */
export function toQuery(line: string): Query {
  const text = line.trim()
  const series = folioIn(text.replace(/^folio\b/iu, ""))
  if (series) return { folio: `${series[1]}-${series[2]}`, words: [] }
  const digits = text.replace(/\D/g, "").length
  const email = emailOf(text)
  if (email) return { words: [], email }
  const query: Query = digits === 0 ? { words: wordsOf(text), otherwise: readingsOf(text) } : { words: [] }
  if (digits === 0) return query
  const phone = /^\+?[\d\s().-]+$/.test(text) || readPhone(text) ? phoneOf(text) : undefined
  const document = digits >= 4 ? documentOf(text) : undefined
  return { ...query, ...(phone ? { phone } : {}), ...(document ? { document } : {}) }
}

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

/** What is looked up for these sounds: whoever is under all of it. A word alone, or the pairs of the rarest word with each other. */
export function lookedUp(sounds: readonly string[]): { kind: "word" | "pair"; value: string }[] {
  const [only = ""] = sounds
  if (sounds.length < 2) return [{ kind: "word", value: only }]
  const [rarest = "", ...others] = [...sounds].sort(
    (one, other) => Number(isCommon(one)) - Number(isCommon(other)) || other.length - one.length,
  )
  return others.map((other) => ({ kind: "pair", value: pairOf(rarest, other) }))
}

/** One word that so many have that it is only looked up with another. */
export const needsAnother = (words: readonly string[]): boolean =>
  words.length === 1 && soundsOf(words[0] ?? "").every(isCommon)
