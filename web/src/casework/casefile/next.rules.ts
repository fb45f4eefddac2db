import type { Info as Consent } from "@ventanilla/core/casework/consent/schema"
import type { Info as Referral } from "@ventanilla/core/partners/referral/schema"

export type Next =
  | { step: "reconfirm" | "consent" | "refer" | "followup" }
  | { step: "tell" | "held" | "call" | "wait"; referralID: string }

type Known = {
  stale: boolean
  consents: readonly Pick<Consent, "status">[]
  referrals: readonly Pick<Referral, "referralID" | "state" | "callRequestedAt">[]
}

/** What an open case file asks for next, of what its page has read anyway: first what keeps her from being helped. */
export function nextOf({ stale, consents, referrals }: Known): Next {
  if (stale) return { step: "reconfirm" }
  const of = (...statuses: Referral["state"]["status"][]) =>
    referrals.find(({ state }) => statuses.some((status) => status === state.status))
  const withdrawn = of("consent_withdrawn")
  if (withdrawn) return { step: "tell", referralID: withdrawn.referralID }
  const held = of("held")
  if (held) return { step: "held", referralID: held.referralID }
  const call = referrals.find(({ callRequestedAt }) => callRequestedAt !== null)
  if (call) return { step: "call", referralID: call.referralID }
  const waiting = of("draft", "ready", "sent", "opened")
  if (waiting) return { step: "wait", referralID: waiting.referralID }
  if (of("accepted", "in_service")) return { step: "followup" }
  return { step: consents.some(({ status }) => status === "live") ? "refer" : "consent" }
}
