import { pdf, upload } from "./files"
import { bodyOf, type Ids, nowhere } from "./samples"
import { caseFileWithConsent, must, partnerOf, referralOf, type Who, type World } from "./world"

type Here = { tenantID: string; coordinator: Who }

/**
 * A consulate with a record of every kind that can be named in a path, all about one woman where they are about somebody.
 * Another consulate, `BOS`, must be there: a transfer is offered to it. Four days pass.
 */
export async function fillWithAll(world: World, { tenantID, coordinator: who }: Here) {
  const made = async (path: string, body: object) => (await must("POST", path, { who, body })) as Record<string, string>
  const first = async (path: string) =>
    ((await must("GET", path, { who })).items as unknown as Record<string, string>[])[0] ?? {}
  const ally = await partnerOf(world, who)
  const file = await caseFileWithConsent(world, who, ally.organizationID)
  const referral = await referralOf(who, ally, file, "urgent")
  const { casefileID } = file
  await made("/detections", { area: "legal", signs: ["fear"], askedInPrivate: true, contact: "no", urgent: false })
  const ids: Ids = { ...nowhere, tenantID, ...ally, ...file, referralID: referral.referralID }
  const sampled = async (path: string, more: object = {}) =>
    made(path, { ...bodyOf({ method: "POST", path: `/api${path}` }, ids), casefileID, ...more })
  const take = (answer: Record<string, string>, name: keyof Ids) => {
    ids[name] = String(answer[name])
  }
  take(await first("/staff"), "staffID")
  take(await first("/tasks"), "taskID")
  take(await first("/detections"), "detectionID")
  take(await first("/alliances"), "allianceID")
  take(await sampled("/contacts/start"), "contactID")
  take(await made("/funds", { casefileID, programme: "economic_aid", amount: 100 }), "fundID")
  take(await made("/followups", { casefileID, kind: "other", dueAt: "2031-01-01T15:00:00.000Z" }), "followupID")
  take(await made("/reviews", { casefileID, cause: "requested" }), "reviewID")
  take(await made("/protocolruns", { casefileID, protocol: "gbv", setting: "office" }), "runID")
  take(await sampled("/screenings"), "screeningID")
  const { now } = world.cloud.clock
  await world.cloud.clock.advanceTo(new Date(now().getTime() + 4 * 86_400_000).toISOString(), 12)
  take(await sampled("/errands", { dueAt: new Date(now().getTime() + 86_400_000).toISOString() }), "errandID")
  const plain = (path: string, more: object = {}) =>
    made(path, { ...bodyOf({ method: "POST", path: `/api${path}` }, ids), ...more })
  const held = { startsAt: "2026-03-04T22:00:00Z", endsAt: "2026-03-05T00:00:00Z" }
  const planned = { startsAt: "2099-03-04T22:00:00Z", endsAt: "2099-03-05T00:00:00Z", seats: 3 }
  const course = String((await plain("/outreaches", planned)).outreachID)
  take(await plain("/signups", { outreachID: course }), "signupID")
  take(await plain("/outreaches/record", held), "outreachID")
  take(await plain("/trainings"), "trainingID")
  take(await plain("/notifications"), "notificationID")
  take(await made("/reports", { month: "2025-11" }), "reportID")
  // It stays where it is: nothing delivers messages here.
  take(await plain("/transfers", { officeCode: "BOS" }), "transferID")
  take(await plain("/commitments"), "commitmentID")
  ids.attachmentID = await upload(who, ids.allianceID, await pdf())
  return { ids, ally, folios: [file.folio, referral.folio] }
}
