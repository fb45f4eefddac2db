import { keptHours } from "./draft.schema"

/** Until when a key that is asked for now is kept, as an instant and in seconds for the table's own expiry. */
export function lease(now: string): { keptUntil: string; expiresAt: number } {
  const until = Date.parse(now) + keptHours * 3_600_000
  return { keptUntil: new Date(until).toISOString(), expiresAt: Math.ceil(until / 1000) }
}

/** A key that was forgotten, or that nobody asked for in time, is none. The table may take days to remove the row. */
export const isKept = <R extends { sealed?: string | undefined; keptUntil: string }>(
  row: R | null | undefined,
  now: string,
): row is R & { sealed: string } => row?.sealed !== undefined && row.keptUntil > now
