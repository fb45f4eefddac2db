import { VisibleError } from "../../platform/error"
import type { Status } from "./handover.schema"

type Row = { status: Status; from?: string | undefined; to: string; offeredBy: string; version: number }
type Asker = { staffID: string; coordinator: boolean }

/** Only the owner of a case file or the coordinator may offer it, and only to somebody who does not have it. */
export function assertOffer(file: { assignedTo: string | null }, to: string, asker: Asker): void {
  if (!asker.coordinator && file.assignedTo !== asker.staffID) throw new VisibleError("forbidden", "not_assigned")
  if (file.assignedTo === to) throw new VisibleError("conflict", "handover_same", "to")
}

function assertOffered(row: Row): void {
  if (row.status !== "offered") throw new VisibleError("conflict", "handover_ended")
}

/** Accepted or declined by the receiver, while the person who offered it still has the file. */
export function answer<R extends Row>(
  row: R,
  how: "accepted" | "declined",
  asker: Asker,
  carriedBy: string | null,
  now: string,
) {
  assertOffered(row)
  if (row.to !== asker.staffID) throw new VisibleError("forbidden", "handover_not_yours")
  if (how === "accepted" && (row.from ?? null) !== carriedBy) throw new VisibleError("conflict", "handover_lapsed")
  return { ...row, status: how, endedAt: now, version: row.version + 1 }
}

/** Withdrawn by the person who offered it, or by the coordinator. */
export function withdraw<R extends Row>(row: R, asker: Asker, now: string) {
  assertOffered(row)
  if (row.offeredBy !== asker.staffID && !asker.coordinator) throw new VisibleError("forbidden", "handover_not_yours")
  return { ...row, status: "withdrawn" as const, endedAt: now, version: row.version + 1 }
}
