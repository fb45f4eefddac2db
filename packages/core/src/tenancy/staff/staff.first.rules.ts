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
 * The state of the first invitation. Headquarters knows the address, which it gave, until somebody accepts; from then
 * on the membership is the consulate's business, and headquarters learns only the day.
 */
export function statusOf(
  { coordinatorEmail, first }: Tenant,
  { member: found, invitation }: Rows,
  now: string,
): FirstInfo {
  const { version = 0, staffID, wanted, failure = null } = first ?? {}
  // Removed and invited again by a colleague, the person is another member: headquarters learns nothing of that.
  const member = found?.staffID === staffID ? found : undefined
  const none = { version, email: null, sentAt: null, endsAt: null, acceptedAt: null, failure: null }
  if (member?.status === "active") return { ...none, state: "accepted", acceptedAt: member.joinedAt ?? null }
  if (wanted !== undefined) return { ...none, state: failure ? "failed" : "sending", email: wanted, failure }
  if (!staffID) return { ...none, state: "preparing", email: coordinatorEmail ?? null }
  // Accepted, and since removed by a colleague.
  if (!member) return { ...none, state: "accepted" }
  const { email, invitedAt: sentAt } = member
  const endsAt = invitation?.endsAt ?? sentAt
  return { ...none, state: endsAt > now ? "waiting" : "expired", email, sentAt, endsAt }
}
