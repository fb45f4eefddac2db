import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { awaitAll } from "../../platform/util/await-all"
import { Access } from "../../tenancy/access/inside"
import type { Found } from "./people.schema"

type Row = Awaited<ReturnType<typeof Person.row>>
type Files = Awaited<ReturnType<typeof CaseFile.ofPersons>>

/** All records of one woman: the one that speaks, and those that were merged into it. */
export const family = (found: Row): string[] => [
  found.personID,
  ...(found.absorbed ?? []).map(({ personID }) => personID),
]

/**
 * The filter of one search. A woman is shown, by her surviving record, to staff who may see it and at least one of her
 * case files; a minor only to those who have that duty. Nothing of a hidden person is decrypted.
 */
export async function watch() {
  await Access.assertFit()
  const sees = await Access.seesMany()
  /** The surviving record and the files of each record found. */
  const known = new Map<string, { speaks: Row; files: Files } | undefined>()
  const speaking = new Map<string, string>()
  const hidden = new Set<string>()

  function knows({ speaks }: Person.Hit): boolean {
    const { casefileID = speaks.personID, minor } = speaks
    const is = speaks.erasedAt !== undefined || sees("file", { casefileID, minor })
    if (!is) hidden.add(speaks.personID)
    return is
  }
  async function among(hits: readonly Person.Hit[]): Promise<ReadonlySet<string>> {
    for (const { found, speaks } of hits) speaking.set(found.personID, speaks.personID)
    const women = [...new Map(hits.map(({ speaks }) => [speaks.personID, speaks])).values()]
    const asked = women.filter(({ personID }) => !known.has(personID))
    const all = await CaseFile.ofEach(hits.length > 0 ? asked.map(family) : [[Person.noOne]])
    for (const [at, speaks] of asked.entries()) {
      const files = (all[at] ?? []).filter((file) => sees("file", file))
      known.set(speaks.personID, files.length > 0 ? { speaks, files } : undefined)
      if (files.length === 0) hidden.add(speaks.personID)
    }
    return new Set(hits.flatMap(({ found, speaks }) => (known.get(speaks.personID) ? [found.personID] : [])))
  }
  return {
    shown: { knows, among, ...Person.atOnce() } satisfies Person.Shown,
    /** Of these records, those whose woman may be shown. */
    among: (hits: readonly Person.Hit[]) => among(hits.filter(knows)),
    /** Each woman once, as a list shows her, from records that were already filtered. The search is audited first. */
    async opened(personIDs: readonly string[]): Promise<Found[]> {
      const found = personIDs
        .map((personID) => known.get(speaking.get(personID) ?? personID))
        .filter((one) => one !== undefined)
      const once = [...new Map(found.map((one) => [one.speaks.personID, one])).values()]
      await noted(once.map(({ speaks }) => speaks))
      return awaitAll(once.map(toFound))
    },
    counts: (items: readonly Found[]) => ({ found: items.length, hidden: hidden.size }),
  }
}

async function toFound({ speaks, files }: { speaks: Row; files: Files }): Promise<Found> {
  const casefiles = files.map(({ casefileID, folio, status, minor }) => ({ casefileID, folio, status, minor }))
  const { personID, minor = false, erasedAt = null } = speaks
  if (erasedAt) return { ...nobody, personID, minor, erasedAt, casefiles }
  const { names, preferredName, otherNames, birth, languages } = await Person.opened(speaks)
  const birthYear = Person.birthYear(birth)
  return { personID, names, preferredName, otherNames, birthYear, languages, minor, erasedAt, casefiles }
}

const nobody = { names: null, preferredName: null, otherNames: [], birthYear: null, languages: [] }

/** Audits that these were found, before they are shown. */
const noted = (found: readonly { personID: string }[]) =>
  awaitAll(found.map(({ personID }) => Audit.read({ action: "person.found", subjects: [personID] })))
