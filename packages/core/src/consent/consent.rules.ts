import { VisibleError } from "../error"
import type { Info } from "./consent.schema"

const day = 86_400_000
/** The longest period a woman may be asked for at once (dossier 7.3: reasonably time-limited; headquarters' maximum). */
export const longestDays = 90

type Period = { startsAt: string; endsAt: string; revokedAt?: string | null | undefined }

export function statusAt({ startsAt, endsAt, revokedAt }: Period, now: string): Info["status"] {
  if (revokedAt && revokedAt <= now) return "revoked"
  if (now < startsAt) return "future"
  return now < endsAt ? "live" : "ended"
}

/** Refuses a period that ends before it starts, has already ended, or is too long. */
export function checkPeriod(startsAt: string, endsAt: string, now: string): void {
  const from = Date.parse(startsAt)
  const to = Date.parse(endsAt)
  if (to <= from || to <= Date.parse(now) || to - from > longestDays * day) {
    throw new VisibleError("validation", "consent_period", "endsAt")
  }
}

/** One instant, one form: comparisons of the rest of the module are on strings. */
export const canonical = (instant: string): string => new Date(instant).toISOString()
