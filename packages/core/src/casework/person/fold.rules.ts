import { readPhone } from "@ventanilla/hsds/read/phone"

// Every way of writing an apostrophe or a glottal stop: O'Farrill, K\u02bcoyoc, D\u2019Angelo. Applied before NFKD,
// which turns some of them into a space.
const apostrophes = /['\u2018\u2019\u201b\u2032\u02b9-\u02c0\u00b4`\ua78b\ua78c\uff07]/g

/** A word of a name as it is looked up: lower case, without accents or invisible characters. */
const plain = (text: string) =>
  text
    .replace(apostrophes, "")
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()

// Particles of Spanish and other surnames: people leave them out, and offices join or separate them.
const particles = new Set([
  "de",
  "del",
  "la",
  "las",
  "los",
  "y",
  "e",
  "i",
  "da",
  "das",
  "do",
  "dos",
  "van",
  "von",
  "der",
])
// Joined, as United States documents print them: DELACRUZ, DELEON.
const joined =
  /^(?:de(?:la|las|los)|delos|delas)(?=.{3})|^del(?=(?:rio|valle|angel|carmen|rosario|toro|castillo|villar|campo|bosque)$)|^de(?=(?:leon|jesus|anda|avila|haro|luna|santiago|paz)$)/

/** Clerks' abbreviations of names (from general knowledge): the full word is looked up. */
const shortened: Record<string, string> = {
  ma: "maria",
  gpe: "guadalupe",
  lupe: "guadalupe",
  fco: "francisco",
  fca: "francisca",
  alej: "alejandra",
  hdz: "hernandez",
  hndz: "hernandez",
  glz: "gonzalez",
  gzz: "gonzalez",
  gonz: "gonzalez",
  rdz: "rodriguez",
  rguez: "rodriguez",
  mtz: "martinez",
  mtnez: "martinez",
  lpz: "lopez",
  prz: "perez",
  snz: "sanchez",
  schz: "sanchez",
  rmz: "ramirez",
  fdz: "fernandez",
  gtz: "gutierrez",
  dmgz: "dominguez",
  vzqz: "vazquez",
  jmz: "jimenez",
}

/**
 * The words of a name: split at spaces and hyphens, folded, without particles (unless there is nothing else), without
 * repeats.
 */
export function wordsOf(...names: readonly (string | null | undefined)[]): string[] {
  const all = names.flatMap((name) => plain(name ?? "").split(/[^a-z0-9]+/)).filter(Boolean)
  const said = all.filter((word) => !particles.has(word))
  return [...new Set((said.length > 0 ? said : all).map(whole))]
}

/** Words that documents print joined, with their parts: DELAO, SANJUAN, MCDONALD, GUTIERREZOLVERA. */
export type Together = { word: string; parts: string[] }

/** The joined forms of one name: each word with the particles before it, and every two neighbours. */
export function togetherOf(name: string): Together[] {
  const groups: { all: string; word: string }[] = []
  let before = ""
  for (const word of plain(name)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)) {
    if (particles.has(word)) before += word
    else {
      groups.push({ all: before + word, word: whole(word) })
      before = ""
    }
  }
  const single = groups.map(({ all, word }) => ({ word: whole(all), parts: [word] }))
  const double = groups.slice(1).map((next, at) => {
    const { all = "", word = "" } = groups[at] ?? {}
    return { word: all + next.all, parts: [word, next.word] }
  })
  return [...single.filter(({ word, parts }) => !parts.includes(word)), ...double]
}

function whole(word: string): string {
  const rest = word.replace(joined, "")
  return Object.hasOwn(shortened, rest) ? (shortened[rest] ?? rest) : rest
}

// The order matters: digraphs go first, so that a later rule does not consume one of their letters.
const spoken: [RegExp, string][] = [
  [/ch|sh/g, "C"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/tl$/, "l"],
  [/qu(?=[ei])/g, "k"],
  [/gu(?=[ei])/g, "G"],
  [/g(?=[ei])/g, "j"],
  [/c(?=[ei])/g, "s"],
  [/[cq]/g, "k"],
  [/z/g, "s"],
  [/v/g, "b"],
  [/w/g, "u"],
  [/h/g, ""],
  [/ll(?=[aeiou])/g, "y"],
  [/y(?![aeiou])/g, "i"],
  // Yesenia, Jessenia, Llesenia; Giménez and Jiménez were already unified above.
  [/^y/, "j"],
  [/n(?=[bp])/g, "m"],
  [/x(?![aeiouy])/g, "s"],
  [/(.)\1+/g, "$1"],
]

/**
 * How a word sounds in Mexico, whatever its spelling: González and Gonzales, Yesenia and Jessenia, Chávez and Chavés.
 * Returns two sounds where an x before a vowel may be a j or an s: Mexía is Mejía, and Roxana is Rosana.
 */
export function soundsOf(word: string): [string, ...string[]] {
  const sound = spoken.reduce((text, [pattern, by]) => text.replace(pattern, by), word) || word
  if (!sound.includes("x")) return [sound]
  const said = (letter: string) => sound.replaceAll("x", letter).replace(/(.)\1+/g, "$1")
  return [said("j"), said("s")]
}

export type Names = { given: string; firstSurname: string; secondSurname: string | null }
type Named = { names: Names; preferredName: string | null; otherNames: readonly string[] }

/**
 * At most this many words of one person are indexed: surnames first, then given names, then joined surnames, then other
 * names.
 */
export const mostSounds = 9

/** The sounds under which a person is indexed, without repeats. */
export function soundsOfPerson({ names, preferredName, otherNames }: Named): string[] {
  const { given, firstSurname, secondSurname } = names
  const together = [firstSurname, secondSurname ?? ""].flatMap(togetherOf).map(({ word }) => word)
  const words = [
    ...wordsOf(firstSurname, secondSurname),
    ...wordsOf(given),
    ...together,
    ...wordsOf(preferredName, ...otherNames),
  ]
  return [...new Set(words.flatMap(soundsOf))].slice(0, mostSounds)
}

/** Two sounds as one value, whatever their order. */
export const pairOf = (one: string, other: string): string => [one, other].sort().join(" ")

export const pairsOf = (sounds: readonly string[]): string[] =>
  sounds.flatMap((one, index) => sounds.slice(index + 1).map((other) => pairOf(one, other)))

// Country codes of origin and residence as people write them: +52 (with 1 before mobile numbers until 2019) and +1.
const countries = [
  [13, "521"],
  [12, "52"],
  [11, "1"],
] as const

/** A telephone number by its ten national digits; undefined when there are fewer. */
export function phoneOf(text: string): string | undefined {
  const digits = (readPhone(text)?.dialled ?? text).replace(/\D/g, "")
  const national = countries.find(([length, code]) => digits.length === length && digits.startsWith(code))
  const number = national ? digits.slice(national[1].length) : digits.slice(-10)
  return number.length === 10 ? number : undefined
}

/** A document number without punctuation; undefined when nothing is left. */
export const documentOf = (text: string): string | undefined =>
  plain(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "") || undefined

/**
 * An e-mail address reduced to its mailbox: lower case, no spaces, nothing after a plus sign. Dots are ignored in a
 * Gmail address and kept in others. Undefined when the text is not an address.
 */
export function emailOf(text: string): string | undefined {
  const [, local = "", domain = ""] =
    /^([^@]+)@([^@]+\.[^@.]+)$/.exec(text.normalize("NFKC").replace(/\s/g, "").toLowerCase()) ?? []
  const host = domain === "googlemail.com" ? "gmail.com" : domain
  const tag = local.indexOf("+", 1)
  const box = tag < 0 ? local : local.slice(0, tag)
  return box && host ? `${host === "gmail.com" ? box.replaceAll(".", "") : box}@${host}` : undefined
}
