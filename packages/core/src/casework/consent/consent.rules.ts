import { VisibleError } from "../../platform/error"
import type { Channel, Decision, Info } from "./consent.schema"

const day = 86_400_000
/**
 * The longest period, in days, for which a woman may be asked to consent at once: consent must be reasonably limited in
 * time. Headquarters' maximum.
 */
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

/** Refuses when the child says no: whoever consents for a child cannot overrule that. */
export function checkAssent(minor: { assent: "given" | "refused" | "too_young" } | null): void {
  if (minor?.assent === "refused") throw new VisibleError("conflict", "consent_assent_refused", "minor.assent")
}

/**
 * Whether what the woman allowed may travel by this channel. Consents without `channels`, from before the question
 * existed, cover the partner's page only.
 */
export const travels = (consent: { channels?: readonly Channel[] | undefined }, channel: Channel): boolean =>
  (consent.channels ?? ["partner_page"]).includes(channel)

/** The next decision about statistics: a yes can be withdrawn, a no needs no earlier decision. */
export function decide(before: Decision | "unasked", next: Decision): Decision {
  if (next === "withdrawn" && before !== "given") throw new VisibleError("conflict", "statistics_not_given")
  if (next === "declined" && before === "given") throw new VisibleError("conflict", "statistics_given")
  return next
}

/** One format for an instant, because this module compares instants as strings. */
export const canonical = (instant: string): string => new Date(instant).toISOString()
