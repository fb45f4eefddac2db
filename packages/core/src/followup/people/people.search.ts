import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { AlikeInput } from "../../casework/person/person.schema"
import { verb } from "../../platform/actor"
import { Folio } from "../../platform/folio"
import { awaitAll } from "../../platform/util/await-all"
import { exactFirst } from "./people.rules"
import { type Found, type Like, type SearchAnswer, SearchInput } from "./people.schema"
import { watch } from "./people.show"

const none = { items: [], detection: null, cursor: null, addSurname: false, loose: false }

/**
 * Finds people by a line: words of a name, a telephone, a document number, or a folio. Every search is audited, and
 * everyone shown. Nothing in the answer reveals people who may not be shown.
 */
export const search = verb("person.search", SearchInput, async ({ q, cursor, limit }): Promise<SearchAnswer> => {
  const query = Person.toQuery(q)
  if (query.folio) return byFolio(query.folio)
  const watched = await watch()
  const found = await Person.candidates(query, { limit, after: cursor, shown: watched.shown })
  const by = query.words.length > 0 ? ("name" as const) : ("number" as const)
  const items = exactFirst(await watched.opened(found.personIDs), query.words)
  await Audit.searched(`person.searched_by_${by}`, watched.counts(items))
  const { cursor: next, loose } = found
  return { ...none, by, items, cursor: next, addSurname: addSurname(query.words, next), loose }
})

/** Is another word needed? Always for a very common name, which is not looked up alone. */
const addSurname = (words: readonly string[], next: string | null) =>
  words.length < 2 && (next !== null || Person.needsAnother(words))

async function byFolio(folio: string): Promise<SearchAnswer> {
  const [recordID, watched] = await awaitAll([Folio.find(folio), watch()])
  const isDetection = folio.startsWith("DET")
  const personIDs = recordID && !isDetection ? [(await CaseFile.factsOf(recordID)).personID] : []
  const seen = await watched.among(await Person.hitsOf(personIDs))
  const items = await watched.opened(personIDs.filter((personID) => seen.has(personID)))
  await Audit.searched("person.searched_by_folio", watched.counts(items))
  const detection = isDetection && recordID ? { detectionID: recordID, folio } : null
  return { ...none, by: "folio", items, detection }
}

/** Possible duplicates of the woman described so far, with the reasons in words; likeliest first. */
export const alike = verb("person.alike", AlikeInput, async (known): Promise<{ items: Like[] }> => {
  const watched = await watch()
  const found = await Person.alike(known, watched.shown)
  const items = await watched.opened(found.map(({ found: { personID } }) => personID))
  await Audit.searched("person.searched_by_likeness", watched.counts(items))
  const why = new Map(found.map(({ found: { personID }, reasons, mustBeSeen }) => [personID, { reasons, mustBeSeen }]))
  return {
    items: items.flatMap((one: Found) => {
      const reasons = why.get(one.personID)
      return reasons ? [{ ...one, ...reasons }] : []
    }),
  }
})
