import { Temporal } from "temporal-polyfill"

/** Minutes for which a claim is held; then another worker may take it over. */
export const leaseMinutes = 2

/** `D-20260309-4F7K`: the day in the partner's local time and four random characters. */
export const numberOf = (scheduledAt: string, timeZone: string, random: string) =>
  `D-${Temporal.Instant.from(scheduledAt).toZonedDateTimeISO(timeZone).toPlainDate().toString().replaceAll("-", "")}-${random}`

type Claim = { status: "claimed" | "sent" | "void"; leaseEndsAt: string }

/** What a worker that finds a claim may do with it. */
export function decideClaim(claim: Claim | null, now: string): "make" | "take_over" | "wait" | "next_part" {
  if (!claim) return "make"
  if (claim.status !== "claimed") return "next_part"
  return claim.leaseEndsAt <= now ? "take_over" : "wait"
}

type Parcel = { freshIDs: string[]; waitingIDs: string[] }

/** A mail sent twice under one number has the same content, minus what may no longer be sent. */
export const restrict = (parcel: Parcel, claim: Parcel | null): Parcel =>
  claim
    ? {
        freshIDs: parcel.freshIDs.filter((id) => claim.freshIDs.includes(id)),
        waitingIDs: parcel.waitingIDs.filter((id) => claim.waitingIDs.includes(id)),
      }
    : parcel
