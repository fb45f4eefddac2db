import { VisibleError } from "../../platform/error"
import type { Kind, Status } from "./followup.schema"

export type Row = {
  status: Status
  kind: Kind
  dueAt: string
  snoozed: number
  version: number
  taskID?: string | undefined
}

export const isOpen = ({ status }: { status: Status }): boolean => status === "waiting" || status === "due"
/** Due, and nobody has done it. */
export const isOverdue = (row: Pick<Row, "status" | "dueAt">, now: string): boolean => isOpen(row) && row.dueAt <= now

function assertOpen(row: Row): void {
  if (!isOpen(row)) throw new VisibleError("conflict", "followup_done")
}

/**
 * The time must be in the future; for a contact it must be safe for the woman, unless the planner states that they know
 * it is not.
 */
export function assertTime(kind: Kind, dueAt: string, now: string, safeAt: string | null, anyway: boolean): boolean {
  if (dueAt <= now) throw new VisibleError("validation", "followup_past", "dueAt")
  const unsafe = kind === "contact" && safeAt !== dueAt
  if (unsafe && !anyway) throw new VisibleError("conflict", "followup_unsafe_hour", "dueAt")
  return unsafe
}

/** The follow-up has become due: records the task about it. */
export function comeDue<R extends Row>(row: R, taskID: string, now: string) {
  if (row.status !== "waiting" || row.dueAt > now) return undefined
  return { ...row, status: "due" as const, taskID, version: row.version + 1 }
}

/** Postpones; the task about it ends. */
export function snooze<R extends Row>(row: R, dueAt: string, unsafeHour: boolean) {
  assertOpen(row)
  const { taskID: _task, ...rest } = row
  return { ...rest, status: "waiting" as const, dueAt, unsafeHour, snoozed: row.snoozed + 1, version: row.version + 1 }
}

export function finish<R extends Row, T extends object>(row: R, told: T, by: string, now: string) {
  assertOpen(row)
  return { ...row, ...told, status: "done" as const, doneAt: now, doneBy: by, version: row.version + 1 }
}

export function cancel<R extends Row>(row: R, by: string, now: string) {
  assertOpen(row)
  return { ...row, status: "cancelled" as const, doneAt: now, doneBy: by, version: row.version + 1 }
}
