import { agreement } from "./birth.rules"
import { documentOf, emailOf, phoneOf, soundsOf, togetherOf, wordsOf } from "./fold.rules"
import type { AlikeReason, Birth, Document } from "./person.schema"

/** The fields by which two records are compared. */
export type Known = {
  names: { given?: string | undefined; firstSurname?: string | undefined; secondSurname?: string | null | undefined }
  preferredName: string | null
  otherNames: readonly string[]
  birth: Birth | null
  documents: readonly Document[]
  phones: readonly string[]
  emails: readonly string[]
}

const meets = <T>(one: readonly T[], other: readonly T[]) => one.some((value) => other.includes(value))
const present = <T>(values: readonly (T | undefined)[]) => values.filter((value) => value !== undefined)
const documentsOf = (known: Known) => present(known.documents.map(({ number }) => documentOf(number)))
const phonesOf = (known: Known) => present(known.phones.map(phoneOf))
const emailsOf = (known: Known) => present(known.emails.map(emailOf))

type Word = { plain: string; sounds: readonly string[] }
/** A word matches by its own sound and by the sound of it joined with its neighbours: San Juan like Sanjuan. */
const said = (...names: (string | null | undefined)[]): Word[] => {
  const together = names.flatMap((name) => togetherOf(name ?? ""))
  return wordsOf(...names).map((plain) => ({
    plain,
    sounds: [plain, ...together.flatMap(({ word, parts }) => (parts.includes(plain) ? [word] : []))].flatMap(soundsOf),
  }))
}
const sameWord = (one: Word, other: Word) => meets(one.sounds, other.sounds)
const common = (one: Word[], other: Word[]) => one.filter((word) => other.some((each) => sameWord(word, each)))

const surnamesOf = ({ names }: Known) => said(names.firstSurname, names.secondSurname)
const givenOf = ({ names }: Known) => said(names.given)
const aliasesOf = ({ preferredName, otherNames }: Known) => said(preferredName, ...otherNames)

type Closeness = "same" | "similar" | "part" | "other"

/**
 * How close two names are. Surnames count in any order; the shorter name must be contained in the longer one; a
 * preferred or other given name counts, too. "part": one given name and one surname, which thousands share.
 */
function closeness(one: Known, other: Known): Closeness {
  const given = common([...givenOf(one), ...aliasesOf(one)], [...givenOf(other), ...aliasesOf(other)])
  const mine = surnamesOf(one)
  const hers = surnamesOf(other)
  const shared = common([...mine, ...aliasesOf(one)], [...hers, ...aliasesOf(other)]).filter(
    (word) => mine.some((each) => sameWord(each, word)) || hers.some((each) => sameWord(each, word)),
  )
  if (given.length === 0 || shared.length === 0) return "other"
  if (shared.length < 2 && (mine.length < 2 || hers.length < 2)) return "part"
  if (shared.length < Math.min(mine.length, hers.length)) return "other"
  const plain = [...mine, ...givenOf(one)].map((word) => word.plain)
  const theirs = [...hers, ...givenOf(other)].map((word) => word.plain)
  return plain.every((word) => theirs.includes(word)) || theirs.every((word) => plain.includes(word))
    ? "same"
    : "similar"
}

/** Why these two records may be of one woman, strongest reason first; empty when nothing suggests it. */
export function reasons(one: Known, other: Known): AlikeReason[] {
  const found: AlikeReason[] = []
  if (meets(documentsOf(one), documentsOf(other))) found.push("same_document")
  if (meets(phonesOf(one), phonesOf(other))) found.push("same_phone")
  if (meets(emailsOf(one), emailsOf(other))) found.push("same_email")
  const name = closeness(one, other)
  const birth = agreement(one.birth, other.birth)
  if (name === "other" || birth === "none") return found
  if (birth === "day") return [...found, "same_name_and_birth"]
  if (birth === "year" && name !== "part") return [...found, "same_name_and_year"]
  if (name === "same") return [...found, "same_name"]
  return [...found, name === "similar" ? "similar_name" : "part_of_name"]
}

const weight: Record<AlikeReason, number> = {
  same_document: 6,
  same_name_and_birth: 5,
  same_phone: 4,
  same_email: 4,
  same_name_and_year: 3,
  same_name: 2,
  similar_name: 1,
  part_of_name: 0,
}

/**
 * Must somebody look at this record before a second one is created? A name that thousands share is shown, but does not
 * block.
 */
export const mustBeSeen = (found: readonly AlikeReason[]): boolean => found.some((reason) => reason !== "part_of_name")

/** Likeliest first. */
export const byLikeness = (one: readonly AlikeReason[], other: readonly AlikeReason[]): number =>
  total(other) - total(one)
const total = (found: readonly AlikeReason[]) => found.reduce((sum, reason) => sum + 10 ** weight[reason], 0)
