import { describe, expect, it } from "vitest"
import { isDone, stepsOf } from "./start.rules"

type Known = Parameters<typeof stepsOf>[0]
const whole: Known = {
  settings: { onCallPhone: "+12155550100", publicPhone: "+12155550101" },
  accounts: [{}, {}],
  organizations: [{}],
  mailboxes: [{ status: "paused" }, { status: "verified" }],
  alliances: [{ status: "expiring" }],
}
const lacking: Record<string, Partial<Known>[]> = {
  onCall: [{ settings: { onCallPhone: null, publicPhone: "+12155550101" } }],
  public: [{ settings: { onCallPhone: "+12155550100", publicPhone: null } }],
  // The coordinator alone is not a team.
  staff: [{ accounts: [{}] }],
  ally: [{ organizations: [] }],
  mailbox: [{ mailboxes: [] }, { mailboxes: [{ status: "unverified" }] }],
  alliance: [{ alliances: [] }, { alliances: [{ status: "draft" }, { status: "lapsed" }] }],
}

describe("the card of a first day", () => {
  it("has a step for each thing that can be missing, and stays while one of them is", () => {
    expect(stepsOf(whole).map(({ key }) => key)).toEqual(Object.keys(lacking))
    for (const [key, states] of Object.entries(lacking))
      for (const state of states) {
        const steps = stepsOf({ ...whole, ...state })
        expect(steps.filter(({ has }) => !has).map((step) => step.key)).toEqual([key])
        expect(isDone(steps), key).toBe(false)
      }
  })

  it("is gone when nothing is missing, and not because something was not read yet", () => {
    expect(isDone(stepsOf(whole))).toBe(true)
    for (const name of Object.keys(whole)) expect(isDone(stepsOf({ ...whole, [name]: undefined })), name).toBe(false)
  })
})
