import { VisibleError } from "../../platform/error"
import type { Urgency } from "./casefile.schema"

const rank: Record<Urgency, number> = { urgent: 0, soon: 1, routine: 2 }

/** Most urgent first, then longest waiting. */
export const orderOf = (casefile: { urgency: Urgency; openedAt: string }) =>
  `${startOf(casefile.urgency)}${casefile.openedAt}`
/** How the order of every file of an urgency begins. */
export const startOf = (urgency: Urgency) => `${rank[urgency]}#`

type Row = { status: "open" | "closed"; urgency: Urgency; openedAt: string; version: number }

export function assertOpen(casefile: { status: "open" | "closed" }): void {
  if (casefile.status !== "open") throw new VisibleError("conflict", "casefile_closed")
}

export function change<R extends Row>(casefile: R, next: Partial<R> & { urgency?: Urgency }) {
  assertOpen(casefile)
  const changed = { ...casefile, ...next, version: casefile.version + 1 }
  return { ...changed, order: orderOf(changed) }
}

export function close<R extends Row, Reason>(casefile: R, closeReason: Reason, now: string) {
  assertOpen(casefile)
  return { ...casefile, status: "closed" as const, closeReason, closedAt: now, version: casefile.version + 1 }
}

/** Reopening is always possible. */
export function reopen<R extends Row & { closeReason?: unknown; closedAt?: unknown }>(casefile: R) {
  if (casefile.status === "open") throw new VisibleError("conflict", "casefile_open")
  const { closeReason, closedAt, ...rest } = casefile
  return { ...rest, status: "open" as const, version: casefile.version + 1 }
}
