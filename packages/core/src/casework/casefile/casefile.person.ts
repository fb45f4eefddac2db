import { VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { groups } from "../../platform/util/groups"
import type { About } from "../breakdown/breakdown.schema"
import { Person } from "../person/inside"
import { rewritten } from "./casefile.count"
import { type CaseFileRow, PersonCaseFileEntity } from "./casefile.entity"
import { rowsOfAll, serialize } from "./casefile.row"
import type { Info, OpenInput } from "./casefile.schema"

type Her = { personID: string; writes: Write[]; minor: boolean; about: About }
type Asked = Pick<ReturnType<typeof OpenInput.parse>, "person" | "personID" | "distinct" | "minor">

/**
 * The person for a new case file: a woman who already has a record, or a new person once the possible duplicates were
 * looked at. Refuses (409 `possible_duplicate`) a person similar to one not in `distinct`. Refuses with the reason
 * (403) an actor who may know of the similar record but may not look at it now, and would otherwise make a second
 * record of the same woman.
 */
export async function whose({ person, personID, distinct, minor }: Asked, casefileID: string): Promise<Her> {
  if (personID) {
    const found = await Person.surviving(personID)
    await Person.assertSeen(found)
    const turned = await Person.turnTo(personID, casefileID)
    const about = await Person.opened(found)
    return { personID: turned.personID, writes: [turned.write], minor: found.minor ?? minor, about }
  }
  if (!person) throw new VisibleError("validation", "invalid", "person")
  const { safeContact, languages, originState, ...known } = person
  const phones = safeContact.channels.flatMap(({ channel, value }) =>
    channel === "email" || channel === "third_person" ? [] : [value],
  )
  const emails = safeContact.channels.flatMap(({ channel, value }) => (channel === "email" ? [value] : []))
  for (const like of await Person.alike({ ...known, phones, emails }, await Person.known())) {
    if (!like.mustBeSeen || distinct.includes(like.found.personID)) continue
    await Person.assertSeen(like.found)
    throw new VisibleError("conflict", "possible_duplicate")
  }
  return { ...(await Person.write(person, casefileID, minor)), about: person }
}

/** Links this case file to the woman, for the transaction that opens it. */
export async function link(personID: string, casefileID: string): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.put(PersonCaseFileEntity.create({ personID, casefileID }).params({ table }))
}

/** An id that no case file has: it is read when there is none, so that this takes as long as when one is hidden. */
const none = ["cas_00000000000000000000000000"]

/**
 * The case files of each of these records: a parallel query for each, then one call per hundred of the files they name.
 */
async function rowsOfEach(personIDs: readonly string[]): Promise<CaseFileRow[][]> {
  const handle = await Store.consulate()
  const links = await awaitAll(
    personIDs.map((personID) => PersonCaseFileEntity.query.ofPerson({ personID }).go({ ...handle, pages: "all" })),
  )
  const ids = links.flatMap(({ data }) => data.map(({ casefileID }) => casefileID))
  const rows = await rowsOfAll(ids.length > 0 ? ids : none)
  const byID = new Map(rows.map((found) => [found.casefileID, found]))
  return links.map(({ data }) => data.flatMap(({ casefileID }) => byID.get(casefileID) ?? []))
}

/**
 * The case files of several women, each under all of her records; newest first. For another verb, which decides who may
 * see them.
 */
export async function ofEach(families: readonly (readonly string[])[]): Promise<Info[][]> {
  const rows = await rowsOfEach(families.flat())
  return groups(
    families.map(({ length }) => length),
    rows,
  ).map((files) =>
    files
      .flat()
      .map(serialize)
      .sort((one, other) => (one.openedAt < other.openedAt ? 1 : -1)),
  )
}

/** `ofEach` for one woman. */
export const ofPersons = async (personIDs: readonly string[]): Promise<Info[]> => (await ofEach([personIDs])).flat()

/** For the transaction that finds the woman to be a minor, or of age: updates her case files to match. */
export async function writeMinor(personIDs: readonly string[], minor: boolean): Promise<Write[]> {
  const wrong = (await rowsOfEach(personIDs)).flat().filter((found) => (found.minor ?? false) !== minor)
  const changes = wrong.map((found) => {
    const { minor: _, ...rest } = found
    return { found, next: { ...rest, ...(minor ? { minor } : {}), version: found.version + 1 } }
  })
  return rewritten(changes)
}
