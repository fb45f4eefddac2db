import { jpeg, pdf, pdfOf } from "../../support/files"
import { call } from "../../support/world"
import type { Act, Story } from "../journeys"
import { fetched, sent } from "./attached"

type Ids = Parameters<Act>[1]
type Who = Parameters<Act>[2]

/** A signed copy that is stored and downloaded, a photo that loses its location, and a document with active content. */
async function attached(ids: Ids, who: Who, act: Act) {
  const about = { owner: "alliance", ownerID: ids.allianceID }
  const send = (bytes: Buffer, more: object) => sent(bytes, { ...about, purpose: "evidence", ...more }, ids, who, act)
  const kept = await send(await pdf("Acuerdo", 40_000), { purpose: "signed_copy" })
  await act("POST /api/attachments/:attachmentID/finish", kept, who)
  await act("GET /api/attachments", ids, who)
  await fetched(kept, who, act)
  const photo = await send(jpeg(), { type: "image/jpeg", name: "foto.jpg" })
  await act("POST /api/attachments/:attachmentID/finish", photo, who)
  const bad = await send(pdfOf("<< /Type /Catalog /OpenAction 2 0 R >>", "<< /S /JavaScript >>"), {})
  const refused = await call("POST", `/attachments/${bad.attachmentID}/finish`, { who, body: {} })
  if (refused.status !== 400) throw new Error(`What acts by itself was answered with ${refused.status}`)
  await send(await pdf(), {})
}

/** An agreement from draft to signature, and another about to expire: a reminder by the clock, and its renewal. */
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
  await act("POST /api/alliances/:allianceID/sign", draft, who, { version: 6, signedOn: day, startsOn: day })
  await act("GET /api/alliances/:allianceID", draft, who)
  const ending = await made({ kind: "letter_of_intent", startsOn: "2028-01-01", endsOn: "2030-04-01" })
  const { commitmentID = "" } = await act("POST /api/commitments", draft, who)
  await act("POST /api/commitments", draft, who, {
    ...{ allianceID: draft.allianceID, benefit: "outreach", amount: 3, from: "2026-01-01", to: "2032-12-31" },
  })
  await act("GET /api/commitments", draft, who)
  await act("POST /api/commitments/:commitmentID/drop", { ...draft, commitmentID }, who)
  await attached(draft, who, act)
  await nextMorning()
  await act("POST /api/alliances/:allianceID/renew", ending, who)
}
