import { describe, expect, it } from "vitest"
import { lacksOf, needed } from "./lacks.rules"

type Known = Parameters<typeof lacksOf>[0]
const whole: Known = {
  organization: { status: "active", services: [{ status: "inactive" }, { status: "active" }] },
  mailboxes: [{ status: "paused" }, { status: "verified" }],
  alliances: [{ status: "lapsed" }, { status: "expiring" }],
}
const cases: Record<(typeof needed)[number], Partial<Known>[]> = {
  active: [{ organization: { ...whole.organization, status: "inactive" } }],
  service: [
    { organization: { status: "active", services: [] } },
    { organization: { status: "active", services: [{ status: "inactive" }] } },
  ],
  mailbox: [{ mailboxes: [] }],
  verified: [{ mailboxes: [{ status: "unverified" }, { status: "paused" }] }],
  alliance: [
    { alliances: [] },
    ...(["draft", "in_opinion", "signed", "lapsed", "ended"] as const).map((status) => ({ alliances: [{ status }] })),
  ],
}

describe("what is missing before an organisation can be referred to", () => {
  it("is nothing when all is there, and each thing when it is not", () => {
    expect(lacksOf(whole)).toEqual([])
    for (const lack of needed)
      for (const state of cases[lack]) expect(lacksOf({ ...whole, ...state }), lack).toEqual([lack])
  })

  it("is, of a new one, all in the order in which one sees to it", () => {
    const fresh = { organization: { status: "active" as const, services: [] }, mailboxes: [], alliances: [] }
    expect(lacksOf(fresh)).toEqual(["service", "mailbox", "alliance"])
  })
})
