import { must, type Who } from "./world"

/** What each step of an instrument needs to have been taken before it. */
const before = { submit: [], opinion: ["submit"], return: ["submit"], sign: ["submit", "opinion"], renew: [] } as const
const opinion = { opinion: { number: "CJA-0142/26", on: "2026-01-05" } }

/** An instrument of its own for each step that is taken with one, as it stands before that step: its id by the step's name. */
export async function instrumentsOf(who: Who, organizationID: string): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const [step, others] of Object.entries(before)) {
    const stage = step === "renew" ? { stage: "signed", endsOn: "2026-01-04" } : { stage: "draft" }
    const body = { organizationID, kind: "mou", startsOn: "2026-01-01", ...stage }
    const { allianceID } = await must("POST", "/alliances", { who, body })
    made.set(step, String(allianceID))
    for (const [at, one] of others.entries())
      await must("POST", `/alliances/${allianceID}/${one}`, {
        who,
        body: { version: at + 1, ...(one === "opinion" ? opinion : {}) },
      })
  }
  return made
}
