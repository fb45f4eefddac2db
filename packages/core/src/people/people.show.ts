import { Access } from "../access"
import { Audit } from "../audit"
import { CaseFile } from "../casefile"
import { VisibleError } from "../error"
import { Person } from "../person"
import type { Found } from "./people.schema"

type Row = Awaited<ReturnType<typeof Person.row>>
type Files = Awaited<ReturnType<typeof CaseFile.ofPersons>>

/** All records of one woman: the one that speaks, and those that were merged into it. */
export const family = (found: Row): string[] => [
  found.personID,
  ...(found.absorbed ?? []).map(({ personID }) => personID),
]

/** Who nobody is: looked at where nobody was found, so that this takes as long as where somebody is kept back. */
const noOne = "per_00000000000000000000000000"

/**
 * One search's eye. A woman is shown by the record that speaks for her, to whoever may see it and one of her case files at
 * least: a minor to those who have that duty, and to nobody else. Nothing of whoever is not shown is opened.
 */
export async function watch() {
  await Access.assertFit()
  const sees = await Access.judgeOfMany()
  const known = new Map<string, Promise<{ speaks: Row; files: Files } | undefined>>()
  const hidden = new Set<string>()

  async function look(personID: string) {
    const row = await rowOf(personID)
    const speaks = row?.mergedInto ? await rowOf(row.mergedInto) : row
    const files = (await CaseFile.ofPersons(speaks ? family(speaks) : [personID])).filter((file) => sees("file", file))
    if (!speaks) return undefined
    const { casefileID = speaks.personID, minor } = speaks
    const isSeen = speaks.erasedAt !== undefined || sees("file", { casefileID, minor })
    if (isSeen && files.length > 0) return { speaks, files }
    hidden.add(speaks.personID)
    return undefined
  }
  function lookOnce(personID: string) {
    const before = known.get(personID) ?? look(personID)
    known.set(personID, before)
    return before
  }
  return {
    /** Of these records, those whose woman may be shown. */
    async shown(personIDs: readonly string[]): Promise<ReadonlySet<string>> {
      const asked = personIDs.length > 0 ? personIDs : [noOne]
      const found = await Promise.all(asked.map(async (personID) => ((await lookOnce(personID)) ? [personID] : [])))
      return new Set(found.flat())
    },
    /** Each woman once, as a list shows her. That she was found is written down first. */
    async opened(personIDs: readonly string[]): Promise<Found[]> {
      const found = (await Promise.all(personIDs.map(lookOnce))).filter((one) => one !== undefined)
      const once = [...new Map(found.map((one) => [one.speaks.personID, one])).values()]
      await noted(once.map(({ speaks }) => speaks))
      return Promise.all(once.map(toFound))
    },
    counts: (items: readonly Found[]) => ({ found: items.length, hidden: hidden.size }),
  }
}

async function rowOf(personID: string): Promise<Row | undefined> {
  try {
    return await Person.row(personID)
  } catch (error) {
    if (error instanceof VisibleError && error.kind === "not_found") return undefined
    throw error
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

/** Writes down, before they are shown, that these were found. */
const noted = (found: readonly { personID: string }[]) =>
  Promise.all(found.map(({ personID }) => Audit.read({ action: "person.found", subjects: [personID] })))
