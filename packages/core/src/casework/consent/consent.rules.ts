import { VisibleError } from "../../platform/error"
import type { Channel, Decision, Info } from "./consent.schema"

const day = 86_400_000
/** The longest period a woman may be asked for at once (dossier 7.3: reasonably time-limited; headquarters' maximum). */
export const longestDays = 90

type Period = { startsAt: string; endsAt: string; revokedAt?: string | null | undefined }

export function statusAt({ startsAt, endsAt, revokedAt }: Period, now: string): Info["status"] {
  if (revokedAt && revokedAt <= now) return "revoked"
  if (now < startsAt) return "future"
  return now < endsAt ? "live" : "ended"
}

/** Refuses a period that ends before it starts, has already ended, or is longer than `most` days. */
export function checkPeriod(startsAt: string, endsAt: string, now: string, most = longestDays): void {
  const from = Date.parse(startsAt)
  const to = Date.parse(endsAt)
  if (to <= from || to <= Date.parse(now) || to - from > Math.min(most, longestDays) * day) {
    throw new VisibleError("validation", "consent_period", "endsAt")
  }
}

/** A child who says no is not overruled by whoever consents for her. */
export function checkAssent(minor: { assent: "given" | "refused" | "too_young" } | null): void {
  if (minor?.assent === "refused") throw new VisibleError("conflict", "consent_assent_refused", "minor.assent")
}

/** Whether what she allowed may travel this way. Consents from before it was asked were for the partner's page. */
export const travels = (consent: { channels?: readonly Channel[] | undefined }, channel: Channel): boolean =>
  (consent.channels ?? ["partner_page"]).includes(channel)

/** What she may say next about statistics: a yes is taken back, a no needs nothing before it. */
export function decide(before: Decision | "unasked", next: Decision): Decision {
  if (next === "withdrawn" && before !== "given") throw new VisibleError("conflict", "statistics_not_given")
  if (next === "declined" && before === "given") throw new VisibleError("conflict", "statistics_given")
  return next
}

/** One instant, one form: comparisons of the rest of the module are on strings. */
export const canonical = (instant: string): string => new Date(instant).toISOString()
