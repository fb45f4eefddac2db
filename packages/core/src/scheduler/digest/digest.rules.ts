import { Temporal } from "temporal-polyfill"

/** Minutes for which a claim is held; then another worker may take it over. */
export const leaseMinutes = 2

/** `D-20260309-4F7K`: the day in the partner's local time and four random characters. */
export const numberOf = (scheduledAt: string, timeZone: string, random: string) =>
  `D-${Temporal.Instant.from(scheduledAt).toZonedDateTimeISO(timeZone).toPlainDate().toString().replaceAll("-", "")}-${random}`

type Claim = { status: "claimed" | "sent" | "void"; leaseEndsAt: string }

/** What a worker that finds a claim may do with it. */
export function decideClaim(claim: Claim, now: string): "take_over" | "wait" | "done" {
  if (claim.status !== "claimed") return "done"
  return claim.leaseEndsAt <= now ? "take_over" : "wait"
}

type Rows<R> = { fresh: R[]; waiting: R[] }

/** Of what may be sent now, what a claim carries: a mail sent twice under one number never says more than the first did. */
export const restrict = <R extends { referralID: string }>(
  { fresh, waiting }: Rows<R>,
  claim: { freshIDs: string[]; waitingIDs: string[] },
): Rows<R> => ({
  fresh: fresh.filter(({ referralID }) => claim.freshIDs.includes(referralID)),
  waiting: waiting.filter(({ referralID }) => claim.waitingIDs.includes(referralID)),
})

/** What is left of it without what these claims carry. */
export const without = <R extends { referralID: string }>(
  { fresh, waiting }: Rows<R>,
  claims: readonly { freshIDs: string[]; waitingIDs: string[] }[],
): Rows<R> => {
  const carried = new Set(claims.flatMap(({ freshIDs, waitingIDs }) => [...freshIDs, ...waitingIDs]))
  const free = (rows: R[]) => rows.filter(({ referralID }) => !carried.has(referralID))
  return { fresh: free(fresh), waiting: free(waiting) }
}
