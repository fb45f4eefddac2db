import { awayHours, keptHours } from "./draft.schema"

/**
 * Until when a key that is asked for now is kept, as an instant and in seconds for the table's own expiry. What was
 * promised to a device that is away is not shortened by a page that is not.
 */
export function lease(now: string, away = false, promised?: string): { keptUntil: string; expiresAt: number } {
  const asked = Date.parse(now) + (away ? awayHours : keptHours) * 3_600_000
  const until = Math.max(asked, promised ? Date.parse(promised) : 0)
  return { keptUntil: new Date(until).toISOString(), expiresAt: Math.ceil(until / 1000) }
}

/** A key that was forgotten, or that nobody asked for in time, is none. The table may take days to remove the row. */
export const isKept = <R extends { sealed?: string | undefined; keptUntil: string }>(
  row: R | null | undefined,
  now: string,
): row is R & { sealed: string } => row?.sealed !== undefined && row.keptUntil > now
