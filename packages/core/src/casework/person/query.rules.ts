import { readPhone } from "@ventanilla/hsds/read/phone"
import { isCommon } from "./common.rules"
import { documentOf, emailOf, pairOf, phoneOf, soundsOf, wordsOf } from "./fold.rules"
import { readingsOf } from "./readings.rules"

/** How one line of search is interpreted. A number may be a telephone or a document number: both are looked up. */
export type Query = {
  folio?: string
  words: string[]
  /** Alternative readings of the words, joined or separated. */
  otherwise?: string[][]
  email?: string
  phone?: string
  document?: string
}

// The alphabet of folios; "vaim7k2f" is accepted, and so is one copied out of a sentence: "#VAIM–7K2F."
const folio = /^(VAIM|DET)(?:\s|-)*([2-9A-HJKMNP-TV-Z]{4})$/
const dashes = /[\p{Pd}\u2212\u00ad_]/gu
const sign = /[\p{L}\p{N}]/u
/** Strips whatever surrounds the first and the last letter or digit. */
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

/** Words, telephone, document number or folio: recognised from the text, never chosen on the screen. */
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

/** At most this many words of a line are used. */
export const mostWords = 6

/** All meanings of the words: one, unless a word has an x that may be a j or an s. At most four. */
export function meanings(words: readonly string[]): string[][] {
  return words
    .slice(0, mostWords)
    .reduce<string[][]>((ways, word) => ways.flatMap((way) => soundsOf(word).map((sound) => [...way, sound])), [[]])
    .slice(0, 4)
    .map((way) => [...new Set(way)])
}

/**
 * The tokens to look up for these sounds; a match is under all of them. One word alone, or the rarest word paired with
 * each other word.
 */
export function lookedUp(sounds: readonly string[]): { kind: "word" | "pair"; value: string }[] {
  const [only = ""] = sounds
  if (sounds.length < 2) return [{ kind: "word", value: only }]
  const [rarest = "", ...others] = [...sounds].sort(
    (one, other) => Number(isCommon(one)) - Number(isCommon(other)) || other.length - one.length,
  )
  return others.map((other) => ({ kind: "pair", value: pairOf(rarest, other) }))
}

/** True for a single word so common that it is only looked up together with another. */
export const needsAnother = (words: readonly string[]): boolean =>
  words.length === 1 && soundsOf(words[0] ?? "").every(isCommon)
