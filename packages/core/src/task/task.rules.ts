import { VisibleError } from "../error"
import type { Info, Kind } from "./task.schema"

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
  >
>
export type NewTask = { kind: Kind; urgent: boolean; dueAt: string } & About

/** Urgent before the rest, then by due time. */
export const orderOf = (task: { urgent: boolean; dueAt: string }) => `${task.urgent ? 0 : 1}#${task.dueAt}`

/** A task that ends with an answer is not ticked: what it asks for would stay open, and nobody would be told again. */
export function assertTicked(kind: Kind): void {
  if (kind === "glass_review") throw new VisibleError("conflict", "glass_review_needed")
  if (kind === "followup_due") throw new VisibleError("conflict", "followup_needed")
}

/** A task is done once. */
export function markDone<T extends { status: "open" | "done"; version: number }>(task: T, by: string, now: string) {
  if (task.status === "done") throw new VisibleError("conflict", "task_done")
  return { ...task, status: "done" as const, doneAt: now, doneBy: by, order: now, version: task.version + 1 }
}
