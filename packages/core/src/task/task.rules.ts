import { VisibleError } from "../error"
import type { Info, Kind } from "./task.schema"

type About = Partial<
  Pick<Info, "folio" | "casefileID" | "referralID" | "organizationID" | "mailboxID" | "detectionID" | "transferID">
>
export type NewTask = { kind: Kind; urgent: boolean; dueAt: string } & About

/** Urgent before the rest, then by due time. */
export const orderOf = (task: { urgent: boolean; dueAt: string }) => `${task.urgent ? 0 : 1}#${task.dueAt}`

/** A task is done once. */
export function markDone<T extends { status: "open" | "done"; version: number }>(task: T, by: string, now: string) {
  if (task.status === "done") throw new VisibleError("conflict", "task_done")
  return { ...task, status: "done" as const, doneAt: now, doneBy: by, order: now, version: task.version + 1 }
}
