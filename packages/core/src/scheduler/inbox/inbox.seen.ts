import { CaseFile } from "../../casework/casefile/inside"
import { Act } from "../../platform/actor"
import { Log } from "../../platform/util/log"
import { Access } from "../../tenancy/access/inside"
import type { Task } from "../../tenancy/task/inside"
import { rules } from "../../tenancy/task/task.schema"

type Row = Task.TaskRow

/**
 * The tasks that the actor may see: those whose action is permitted to them and whose case file they may know of, by
 * the same filter as every list. Staff who lack a course or a signature know what waits, and open it once they have
 * them. Only the review of an emergency access names a file without requiring access to it: the reviewer judges the
 * access, and must learn of it even when no file is open to them.
 */
export async function seen(rows: readonly Row[]): Promise<Row[]> {
  const hers = rows.filter((row) => isWhole(row) && Act.may(rules[row.kind].sees))
  const left = new Set(await Access.known(hers.filter(needsFile)))
  return hers.filter((row) => !needsFile(row) || left.has(row))
}

/** An unreadable row does not hide the others. */
function isWhole({ taskID, kind }: Partial<Row>): boolean {
  const whole = kind !== undefined && kind in rules
  if (!whole) Log.warn("task.not_read", { taskID })
  return whole
}

export const isSeen = async (row: Row): Promise<boolean> => (await seen([row])).length > 0

/** Refuses an actor who may not open the file that a task names, with the reason. */
export async function assertOpens(row: Row): Promise<void> {
  if (row.casefileID && needsFile(row)) await CaseFile.enter(row.casefileID)
}

const needsFile = ({ kind, casefileID }: Row) => casefileID !== undefined && kind !== "glass_review"
