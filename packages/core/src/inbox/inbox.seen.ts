import { Access } from "../access"
import { Act } from "../actor"
import { CaseFile } from "../casefile"
import type { Task } from "../task"
import { rules } from "../task/task.schema"

type Row = Task.TaskRow

/**
 * Those of these tasks that the acting person sees: she may do what they ask for, and may open the case file that they
 * name. The review of an emergency access is the one that names a file and needs no access to it: whoever reviews judges
 * the access, and must learn of it also when no file is open to her.
 */
export async function seen(rows: readonly Row[]): Promise<Row[]> {
  const hers = rows.filter(({ kind }) => Act.may(rules[kind].sees))
  const named = hers.flatMap((row) => (needsFile(row) ? [row.casefileID as string] : []))
  const open = await openTo([...new Set(named)])
  return hers.filter((row) => !needsFile(row) || open.has(row.casefileID as string))
}

export const isSeen = async (row: Row): Promise<boolean> => (await seen([row])).length > 0

const needsFile = ({ kind, casefileID }: Row) => casefileID !== undefined && kind !== "glass_review"

async function openTo(casefileIDs: string[]): Promise<Set<string>> {
  if (casefileIDs.length === 0 || !Act.may("casefile.read")) return new Set()
  const files = await CaseFile.factsOfAll(casefileIDs)
  const open = await Promise.all(
    files.map(async (file) => ((await Access.sees("file", file)) ? [file.casefileID] : [])),
  )
  return new Set(open.flat())
}
