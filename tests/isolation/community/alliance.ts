import type { Story } from "../journeys"

/** An instrument from draft to signature, another about to lapse: reminded of by the clock, and renewed. */
export const alliance: Story = async (world, ids, who, act, nextMorning) => {
  const { organizationID } = ids
  const made = async (body: object) => {
    const { allianceID = "" } = await act("POST /api/alliances", ids, who, { organizationID, ...body })
    return { ...ids, allianceID }
  }
  const day = world.cloud.clock.now().toISOString().slice(0, 10)
  const draft = await made({ kind: "mou", stage: "draft", startsOn: day })
  await act("POST /api/alliances/:allianceID", draft, who)
  for (const step of ["submit", "return", "submit", "opinion"])
    await act(`POST /api/alliances/:allianceID/${step}`, draft, who)
  await act("POST /api/alliances/:allianceID/sign", draft, who, { signedOn: day, startsOn: day })
  await act("GET /api/alliances/:allianceID", draft, who)
  const ending = await made({ kind: "letter_of_intent", startsOn: "2028-01-01", endsOn: "2030-04-01" })
  await nextMorning()
  await act("POST /api/alliances/:allianceID/renew", ending, who)
}
