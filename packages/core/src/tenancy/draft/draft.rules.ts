import { awayHours, keptHours } from "../../platform/data/draft-hours"

/**
 * Until when a key requested now is kept, as an instant, and in seconds for the table's TTL. A longer time already
 * promised to a device without network is not shortened by a later ordinary request.
 */
export function lease(now: string, away = false, promised?: string): { keptUntil: string; expiresAt: number } {
  const asked = Date.parse(now) + (away ? awayHours : keptHours) * 3_600_000
  const until = Math.max(asked, promised ? Date.parse(promised) : 0)
  return { keptUntil: new Date(until).toISOString(), expiresAt: Math.ceil(until / 1000) }
}

/** Is there a key? Not when it was forgotten, or not requested in time. The table may take days to delete the row. */
export const isKept = <R extends { sealed?: string | undefined; keptUntil: string }>(
  row: R | null | undefined,
  now: string,
): row is R & { sealed: string } => row?.sealed !== undefined && row.keptUntil > now
