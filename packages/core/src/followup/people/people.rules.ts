import type { Found } from "./people.schema"

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
const namesOf = ({ names, preferredName, otherNames }: Found) =>
  new Set(
    plain(
      [names?.given, names?.firstSurname, names?.secondSurname, preferredName, ...otherNames].filter(Boolean).join(" "),
    ).split(/[^a-z0-9]+/),
  )

/** Exact spellings come before names that only sound alike. */
export function exactFirst(found: readonly Found[], words: readonly string[]): Found[] {
  const distance = (one: Found) => {
    const names = namesOf(one)
    return words.filter((word) => !names.has(word)).length
  }
  return found
    .map((one) => ({ one, far: distance(one) }))
    .sort((a, b) => a.far - b.far)
    .map(({ one }) => one)
}
