import { Access } from "../access"
import { Audit } from "../audit"
import { CaseFile } from "../casefile"
import { Person } from "../person"
import type { Found } from "./people.schema"

type Row = Awaited<ReturnType<typeof Person.row>>

/** All records of one woman: the one that speaks, and those that were merged into it. */
export const family = (found: Row): string[] => [
  found.personID,
  ...(found.absorbed ?? []).map(({ personID }) => personID),
]

/**
 * A record as a list shows it, with those of her case files that the acting person may see; undefined when that is none.
 * A minor is found by those who have that duty, and by nobody else.
 */
export async function look(found: Row): Promise<Found | undefined> {
  if (!found.erasedAt && !(await Person.isSeen(found))) return undefined
  const files = await CaseFile.ofPersons(family(found))
  const seen = await Promise.all(files.map(async (file) => ((await Access.sees("file", file)) ? [file] : [])))
  const casefiles = seen.flat().map(({ casefileID, folio, status, minor }) => ({ casefileID, folio, status, minor }))
  if (casefiles.length === 0) return undefined
  const { personID, minor = false, erasedAt = null } = found
  if (erasedAt) return { ...nobody, personID, minor, erasedAt, casefiles }
  const { names, preferredName, otherNames, birth, languages } = await Person.opened(found)
  const birthYear = Person.birthYear(birth)
  return { personID, names, preferredName, otherNames, birthYear, languages, minor, erasedAt, casefiles }
}

const nobody = { names: null, preferredName: null, otherNames: [], birthYear: null, languages: [] }

/** Writes down, before they are shown, that these were found. */
export const noted = (found: readonly { personID: string }[]) =>
  Promise.all(found.map(({ personID }) => Audit.read({ action: "person.found", subjects: [personID] })))
