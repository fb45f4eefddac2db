import { Act } from "../actor"
import { CaseFile } from "../casefile"
import { Folio } from "../folio"
import { Person } from "../person"
import { AlikeInput } from "../person/person.schema"
import { fn } from "../util/fn"
import { exactFirst } from "./people.rules"
import { type Found, type Like, type SearchAnswer, SearchInput } from "./people.schema"
import { look, noted } from "./people.show"

const none = { items: [], detection: null, cursor: null, addSurname: false, loose: false }

/** Finds people by a line: words of a name, a telephone, a document's number, or a folio. Everyone shown is written down. */
export const search = fn(SearchInput, async ({ q, cursor, limit }): Promise<SearchAnswer> => {
  Act.assert("person.search")
  const query = Person.toQuery(q)
  if (query.folio) return byFolio(query.folio)
  const { personIDs, cursor: next, loose } = await Person.candidates(query, limit, cursor)
  const items = exactFirst(await shown(personIDs), query.words)
  const by = query.words.length > 0 ? ("name" as const) : ("number" as const)
  return { ...none, by, items, cursor: next, addSurname: next !== null && query.words.length < 2, loose }
})

async function byFolio(folio: string): Promise<SearchAnswer> {
  const recordID = await Folio.find(folio)
  if (recordID && folio.startsWith("DET")) {
    return { ...none, by: "folio", detection: { detectionID: recordID, folio } }
  }
  const personIDs = recordID ? [(await CaseFile.factsOf(recordID)).personID] : []
  return { ...none, by: "folio", items: await shown(personIDs) }
}

/** Each woman once, by the record that speaks for her. */
async function shown(personIDs: readonly string[]): Promise<Found[]> {
  const rows = await Promise.all(personIDs.map(Person.row))
  const speaking = await Promise.all(rows.map((row) => (row.mergedInto ? Person.row(row.mergedInto) : row)))
  const once = [...new Map(speaking.map((row) => [row.personID, row])).values()]
  const found = (await Promise.all(once.map(look))).filter((one) => one !== undefined)
  await noted(found)
  return found
}

/** Who may be the woman of whom this is known so far, with the reasons in words; the likeliest first. */
export const alike = fn(AlikeInput, async (known): Promise<{ items: Like[] }> => {
  Act.assert("person.alike")
  const found = await Promise.all(
    (await Person.alike(known)).map(async ({ found: row, reasons, mustBeSeen }) => {
      const one = await look(row)
      return one && { ...one, reasons, mustBeSeen }
    }),
  )
  const items = found.filter((one) => one !== undefined)
  await noted(items)
  return { items }
})
