import { describe, expect, it } from "vitest"
import { nextOf } from "./next.rules"

type Known = Parameters<typeof nextOf>[0]
const referral = (status: string, callRequestedAt: string | null = null) =>
  ({ referralID: `ref_${status}`, state: { status }, callRequestedAt }) as Known["referrals"][number]
const live = [{ status: "live" as const }]
const nothing: Known = { stale: false, consents: [], referrals: [] }

describe("what an open case file asks for next", () => {
  it.each<[string, Partial<Known>, object]>([
    ["a new file: what she wants to share", {}, { step: "consent" }],
    ["a consent that ended is none", { consents: [{ status: "ended" }, { status: "revoked" }] }, { step: "consent" }],
    ["she agreed: refer her", { consents: live }, { step: "refer" }],
    ["they have not answered", { consents: live, referrals: [referral("sent")] }, { step: "wait" }],
    ["they said yes: ask her how it goes", { consents: live, referrals: [referral("accepted")] }, { step: "followup" }],
    ["they cannot: refer her again", { consents: live, referrals: [referral("declined")] }, { step: "refer" }],
    [
      "they want a call before anything is waited for",
      { referrals: [referral("sent"), referral("opened", "x")] },
      { step: "call" },
    ],
    [
      "they must hear that she took her consent back before anything else goes on",
      { consents: live, referrals: [referral("held"), referral("opened", "x"), referral("consent_withdrawn")] },
      { step: "tell", referralID: "ref_consent_withdrawn" },
    ],
    ["one is held back", { referrals: [referral("opened", "x"), referral("held")] }, { step: "held" }],
    [
      "nothing is done by a contact that may not be safe",
      { stale: true, referrals: [referral("held")] },
      { step: "reconfirm" },
    ],
  ])("%s", (_, known, next) => expect(nextOf({ ...nothing, ...known })).toMatchObject(next))
})
