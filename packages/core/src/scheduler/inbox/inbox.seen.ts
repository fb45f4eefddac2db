import { CaseFile } from "../../casework/casefile"
import { Act } from "../../platform/actor"
import { Log } from "../../platform/util/log"
import { Access } from "../../tenancy/access"
import type { Task } from "../../tenancy/task"
import { rules } from "../../tenancy/task/task.schema"

type Row = Task.TaskRow

/**
 * Those of these tasks that the acting person sees: she may do what they ask for, and may know of the case file that they
 * name, by the judge of every list: whoever lacks a course or a signature knows what waits, and opens it once she has them.
 * The review of an emergency access is the one that names a file and needs no access to it: whoever reviews judges the
 * access, and must learn of it also when no file is open to her.
 */
export async function seen(rows: readonly Row[]): Promise<Row[]> {
  const hers = rows.filter((row) => isWhole(row) && Act.may(rules[row.kind].sees))
  const left = new Set(await Access.known(hers.filter(needsFile)))
  return hers.filter((row) => !needsFile(row) || left.has(row))
}

/** A row that cannot be read keeps no other from being seen. */
function isWhole({ taskID, kind }: Partial<Row>): boolean {
  const whole = kind !== undefined && kind in rules
  if (!whole) Log.warn("task.not_read", { taskID })
  return whole
}

export const isSeen = async (row: Row): Promise<boolean> => (await seen([row])).length > 0

/** Refuses whoever may not open the file that a task names, and says why. */
export async function assertOpens(row: Row): Promise<void> {
  if (row.casefileID && needsFile(row)) await CaseFile.enter(row.casefileID)
}

const needsFile = ({ kind, casefileID }: Row) => casefileID !== undefined && kind !== "glass_review"
