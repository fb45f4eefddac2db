import type { z } from "zod"
import { awaitAll } from "../../platform/util/await-all"
import { byLikeness, type Known, mustBeSeen, reasons } from "./alike.rules"
import { documentOf, emailOf, phoneOf, wordsOf } from "./fold.rules"
import type { PersonRow } from "./person.entity"
import { candidatesOfAll, type Shown } from "./person.find"
import { opened, type Sealed } from "./person.row"
import type { AlikeInput, AlikeReason } from "./person.schema"
import { emailsOf, phonesOf } from "./person.tokens"
import { type Query, toQuery } from "./query.rules"

/**
 * A possible duplicate: a record that may be of the same woman. `mustBeSeen`: no second record is created until
 * somebody has looked at this one.
 */
export type Alike = { found: PersonRow; sealed: Sealed; reasons: AlikeReason[]; mustBeSeen: boolean }

/**
 * Limits: at most this many queries are made from what is known, and at most this many of the newest results of each
 * are compared. Records beyond that are not found.
 */
const mostQuestions = 12
const perQuestion = 20
/** At most this many duplicates are shown. */
const most = 8

export const knownOf = (sealed: Omit<Sealed, "languages" | "originState">): Known => ({
  ...sealed,
  phones: phonesOf(sealed),
  emails: emailsOf(sealed),
})

/**
 * Possible duplicates of the woman described by `known`, likeliest first, among the records that may be shown. Not
 * audited here: the calling verb records that they were found.
 */
export async function alike(known: z.output<typeof AlikeInput>, shown: Shown): Promise<Alike[]> {
  const compared: Known = known
  const { hits } = await candidatesOfAll(questions(compared), { limit: perQuestion, shown })
  const candidates = await awaitAll(
    hits.map(async ({ found, speaks }): Promise<Alike | undefined> => {
      if (found.erasedAt || speaks.erasedAt) return undefined
      const sealed = await opened(found)
      const why = reasons(compared, knownOf(sealed))
      return why.length > 0 ? { found: speaks, sealed, reasons: why, mustBeSeen: mustBeSeen(why) } : undefined
    }),
  )
  const likeliest = candidates.filter((one) => one !== undefined).sort((a, b) => byLikeness(a.reasons, b.reasons))
  const once = new Map(likeliest.map((one) => [one.found.personID, one] as const).reverse())
  return [...once.values()].reverse().slice(0, most)
}

const ofKind = (kind: "phone" | "document" | "email", value: string | undefined): Query[] =>
  value ? [{ words: [], [kind]: value }] : []

/** The queries: by each number, by the whole name, and by each pair of a given name and a surname. */
function questions(known: Known): Query[] {
  const { given, firstSurname, secondSurname } = known.names
  const exact: Query[] = [
    ...known.phones.flatMap((text) => ofKind("phone", phoneOf(text))),
    ...known.documents.flatMap(({ number }) => ofKind("document", documentOf(number))),
    ...known.emails.flatMap((text) => ofKind("email", emailOf(text))),
  ]
  const called = wordsOf(given, known.preferredName)
  const surnames = [firstSurname, secondSurname].filter(Boolean).join(" ")
  const named = (name = "") => toQuery(`${name} ${surnames}`)
  const whole = wordsOf(surnames).length > 1 ? [...called.slice(0, 3).map(named), named()] : []
  const pairs = called.length > 0 && wordsOf(surnames).length === 1 ? called.map(named) : []
  const others = known.otherNames.map(toQuery).filter(({ words }) => words.length > 1)
  return [...exact, ...whole, ...pairs, ...others].slice(0, mostQuestions)
}
