import { Temporal } from "temporal-polyfill"
import type { Left } from "./closing.schema"

export type Facts = {
  referrals: number
  followups: number
  funds: number
  errands: number
  consents: number
  stale: boolean
  urgent: boolean
  reviews: number
}

/** What to look at before closing, with the number of each. */
export function leftOpen(facts: Facts): { what: Left; count: number }[] {
  const rows: [Left, number][] = [
    ["urgent", facts.urgent ? 1 : 0],
    ["referrals_open", facts.referrals],
    ["followups_open", facts.followups],
    ["funds_open", facts.funds],
    ["errands_open", facts.errands],
    ["consents_live", facts.consents],
    ["review_waiting", facts.reviews],
    ["contact_stale", facts.stale ? 1 : 0],
  ]
  return rows.filter(([, count]) => count > 0).map(([what, count]) => ({ what, count }))
}

/** The day until which a file closed now is kept: this many months later, in the consulate's local time. */
export const keepUntil = (now: string, months: number, timeZone: string): string =>
  Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().add({ months }).toString()

type Closed = { reopenedAt?: string | undefined; version: number }
/** The last closing, marked as reopened. */
export const reopened = <R extends Closed>(closing: R, by: string, now: string, reopenReason: string | null) => ({
  ...closing,
  reopenedAt: now,
  reopenedBy: by,
  ...(reopenReason ? { reopenReason } : {}),
  version: closing.version + 1,
})
