import type { FirstInfo } from "./staff.schema"

type Tenant = {
  coordinatorEmail?: string | undefined
  first?:
    | {
        version: number
        staffID?: string | undefined
        wanted?: string | undefined
        failure?: string | undefined
      }
    | undefined
}
type Rows = {
  member?:
    | { staffID: string; email: string; status: "invited" | "active"; invitedAt: string; joinedAt?: string | undefined }
    | undefined
  invitation?: { endsAt: string } | undefined
}

/**
 * How the first invitation stands. The address is headquarters' own word until somebody accepts; from then on the membership is
 * the consulate's, and headquarters is told the day alone.
 */
export function standing(
  { coordinatorEmail, first }: Tenant,
  { member: found, invitation }: Rows,
  now: string,
): FirstInfo {
  const { version = 0, staffID, wanted, failure = null } = first ?? {}
  // Taken out and invited again by a colleague, she is another member: of that headquarters is told nothing.
  const member = found?.staffID === staffID ? found : undefined
  const none = { version, email: null, sentAt: null, endsAt: null, acceptedAt: null, failure: null }
  if (member?.status === "active") return { ...none, state: "accepted", acceptedAt: member.joinedAt ?? null }
  if (wanted !== undefined) return { ...none, state: failure ? "failed" : "sending", email: wanted, failure }
  if (!staffID) return { ...none, state: "preparing", email: coordinatorEmail ?? null }
  // Who had accepted and was taken out by a colleague since.
  if (!member) return { ...none, state: "accepted" }
  const { email, invitedAt: sentAt } = member
  const endsAt = invitation?.endsAt ?? sentAt
  return { ...none, state: endsAt > now ? "waiting" : "expired", email, sentAt, endsAt }
}
