import { VisibleError } from "../../platform/error"
import { type Info, type Kind, rules, undoMinutes, type Waiver } from "./task.schema"

type About = Partial<
  Pick<
    Info,
    | "folio"
    | "casefileID"
    | "referralID"
    | "organizationID"
    | "mailboxID"
    | "detectionID"
    | "transferID"
    | "allianceID"
    | "trainingID"
    | "staffID"
    | "on"
  >
>
export type NewTask = { kind: Kind; urgent: boolean; dueAt: string; expiresAt?: number } & About

/** Urgent before the rest, then by due time. */
export const orderOf = (task: { urgent: boolean; dueAt: string }) => `${task.urgent ? 0 : 1}#${task.dueAt}`

/**
 * May the task be ended like this? By a tick, when a tick ends it; without the action that it asks for, only by a
 * coordinator who gives a reason.
 */
export function assertTicked(kind: Kind, reason: Waiver | null, isCoordinator: boolean): void {
  const { ends } = rules[kind]
  if (ends === "tick" || (reason && isCoordinator)) return
  throw new VisibleError("conflict", `${ends}_needed`)
}

type Task = {
  status: "open" | "done"
  urgent: boolean
  dueAt: string
  version: number
  doneAt?: string | undefined
  ticked?: boolean | undefined
}

/** A task is done once. */
export function markDone<T extends Task>(task: T, by: string, now: string) {
  if (task.status === "done") throw new VisibleError("conflict", "task_done")
  return { ...task, status: "done" as const, doneAt: now, doneBy: by, order: now, version: task.version + 1 }
}

/** Undoes a tick, for a while; a task that ended with its action stays done. */
export function reopen<T extends Task & { doneBy?: string | undefined; waiver?: Waiver | undefined }>(
  task: T,
  now: string,
) {
  if (task.status === "open" || !task.ticked || !task.doneAt) throw new VisibleError("conflict", "task_not_ticked")
  if (Date.parse(now) - Date.parse(task.doneAt) > undoMinutes * 60_000)
    throw new VisibleError("conflict", "task_undo_late")
  const { doneAt, doneBy, ticked, waiver, ...rest } = task
  return { ...rest, status: "open" as const, order: orderOf(task), version: task.version + 1 }
}
