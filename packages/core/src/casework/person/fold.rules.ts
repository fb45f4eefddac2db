import { readPhone } from "@ventanilla/hsds/read/phone"

// However an apostrophe or a glottal stop is written: O'Farrill, K\u02bcoyoc, D\u2019Angelo. Before NFKD, which makes a blank of some.
const apostrophes = /['\u2018\u2019\u201b\u2032\u02b9-\u02c0\u00b4`\ua78b\ua78c\uff07]/g

/** A word of a name as it is looked up: without accents and what nobody sees, in small letters. */
const plain = (text: string) =>
  text
    .replace(apostrophes, "")
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()

// Particles of Spanish and other surnames: people leave them out, and offices write them apart or together.
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
// Together, as United States documents print them: DELACRUZ, DELEON.
const joined =
  /^(?:de(?:la|las|los)|delos|delas)(?=.{3})|^del(?=(?:rio|valle|angel|carmen|rosario|toro|castillo|villar|campo|bosque)$)|^de(?=(?:leon|jesus|anda|avila|haro|luna|santiago|paz)$)/

/** How clerks shorten names [G]: the whole word is looked up. */
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

/** The words of a name: split at spaces and hyphens, folded, particles dropped (unless there is nothing else), each once. */
export function wordsOf(...names: readonly (string | null | undefined)[]): string[] {
  const all = names.flatMap((name) => plain(name ?? "").split(/[^a-z0-9]+/)).filter(Boolean)
  const said = all.filter((word) => !particles.has(word))
  return [...new Set((said.length > 0 ? said : all).map(whole))]
}

/** Words of a name that papers print as one, with what they are apart: DELAO, SANJUAN, MCDONALD, GUTIERREZOLVERA. */
export type Together = { word: string; parts: string[] }

/** Of one name: each word with the particles before it, and every two neighbours. */
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

// In this order: what is written with two letters goes first, so that a later rule does not take one of them.
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
  // Yesenia, Jessenia, Llesenia; Giménez and Jiménez came the same way above.
  [/^y/, "j"],
  [/n(?=[bp])/g, "m"],
  [/x(?![aeiouy])/g, "s"],
  [/(.)\1+/g, "$1"],
]

/**
 * How a word sounds in Mexico, however it is spelled: González and Gonzales, Yesenia and Jessenia, Chávez and Chavés. Two
 * sounds where an x before a vowel may be a j or an s: Mexía is Mejía, and Roxana is Rosana.
 */
export function soundsOf(word: string): [string, ...string[]] {
  const sound = spoken.reduce((text, [pattern, by]) => text.replace(pattern, by), word) || word
  if (!sound.includes("x")) return [sound]
  const said = (letter: string) => sound.replaceAll("x", letter).replace(/(.)\1+/g, "$1")
  return [said("j"), said("s")]
}

export type Names = { given: string; firstSurname: string; secondSurname: string | null }
type Named = { names: Names; preferredName: string | null; otherNames: readonly string[] }

/** So many words of one person are found by; surnames come first, then given names, then surnames written together, then what else she is called. */
export const mostSounds = 9

/** The sounds by which a person is found, each once. */
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

/** Two sounds as one value, whichever was said first. */
export const pairOf = (one: string, other: string): string => [one, other].sort().join(" ")

export const pairsOf = (sounds: readonly string[]): string[] =>
  sounds.flatMap((one, index) => sounds.slice(index + 1).map((other) => pairOf(one, other)))

// Countries of origin and residence, as numbers are written here: +52 (1 before mobiles until 2019) and +1.
const countries = [
  [13, "521"],
  [12, "52"],
  [11, "1"],
] as const

/** A telephone by its ten national digits; undefined when there are fewer. */
export function phoneOf(text: string): string | undefined {
  const digits = (readPhone(text)?.dialled ?? text).replace(/\D/g, "")
  const national = countries.find(([length, code]) => digits.length === length && digits.startsWith(code))
  const number = national ? digits.slice(national[1].length) : digits.slice(-10)
  return number.length === 10 ? number : undefined
}

/** A document's number without its punctuation; undefined when nothing is left of it. */
export const documentOf = (text: string): string | undefined =>
  plain(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "") || undefined

/**
 * An e-mail as its mailbox is reached: small letters, no blanks, nothing behind a plus. The points of a Gmail address say
 * nothing; any other's may. Undefined when it is none.
 */
export function emailOf(text: string): string | undefined {
  const [, local = "", domain = ""] =
    /^([^@]+)@([^@]+\.[^@.]+)$/.exec(text.normalize("NFKC").replace(/\s/g, "").toLowerCase()) ?? []
  const host = domain === "googlemail.com" ? "gmail.com" : domain
  const tag = local.indexOf("+", 1)
  const box = tag < 0 ? local : local.slice(0, tag)
  return box && host ? `${host === "gmail.com" ? box.replaceAll(".", "") : box}@${host}` : undefined
}
