import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { pdf, upload } from "../support/files"
import { localCloud } from "../support/local"
import { address, bodyOf, type Ids, nowhere } from "../support/samples"
import {
  call,
  capabilityIn,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "../support/world"

const all = operations(app)
let world: World
let hers: { tenantID: string; coordinator: Who }
let mine: { tenantID: string; coordinator: Who }
let theirIds: Ids
let myPartner: Who
let secrets: string[]

const first = async (who: Who, path: string) =>
  ((await must("GET", path, { who })).items as unknown as Record<string, string>[])[0] ?? {}
const snapshot = async () => {
  const TableName = `${world.cloud.names.consulatePrefix}${hers.tenantID}`
  const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName }))
  return JSON.stringify(Items.map((item) => JSON.stringify(item)).sort())
}

async function fill(coordinator: Who) {
  const ally = await partnerOf(world, coordinator)
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
  const referral = await referralOf(coordinator, ally, file, "urgent")
  await must("POST", "/detections", {
    who: coordinator,
    body: { area: "legal", signs: ["fear"], askedInPrivate: true, contact: "no", urgent: false },
  })
  const { casefileID } = file
  const post = async (path: string, body: object) =>
    must("POST", path, { who: coordinator, body: { casefileID, ...body } })
  const beside = {
    ...(await post("/contacts/start", {
      ...bodyOf({ method: "POST", path: "/api/contacts/start" }, nowhere),
      casefileID,
    })),
    ...(await post("/funds", { programme: "economic_aid", amount: 100 })),
    ...(await post("/followups", { kind: "other", dueAt: "2031-01-01T15:00:00.000Z" })),
    ...(await post("/reviews", { cause: "requested" })),
  } as unknown as Record<"contactID" | "fundID" | "followupID" | "reviewID", string>
  const run = { casefileID: file.casefileID, protocol: "gbv", setting: "office" }
  const { runID = "" } = (await must("POST", "/protocolruns", { who: coordinator, body: run })) as Record<
    string,
    string
  >
  return { ally, file, referral, beside, runID }
}

beforeAll(async () => {
  await localCloud({ policed: true })
  world = await createWorld()
  hers = await world.onboard("PHL")
  mine = await world.onboard("BOS")
  const [theirs, ours] = [await fill(hers.coordinator), await fill(mine.coordinator)]
  const who = hers.coordinator
  theirIds = {
    ...nowhere,
    tenantID: hers.tenantID,
    staffID: (await first(who, "/staff")).staffID ?? "",
    taskID: (await first(who, "/tasks")).taskID ?? "",
    detectionID: (await first(who, "/detections")).detectionID ?? "",
    allianceID: (await first(who, "/alliances")).allianceID ?? "",
    organizationID: theirs.ally.organizationID,
    serviceID: theirs.ally.serviceID,
    mailboxID: theirs.ally.mailboxID,
    casefileID: theirs.file.casefileID,
    personID: theirs.file.personID,
    consentID: theirs.file.consentID,
    referralID: theirs.referral.referralID,
    contactID: theirs.beside.contactID,
    fundID: theirs.beside.fundID,
    followupID: theirs.beside.followupID,
    reviewID: theirs.beside.reviewID,
    runID: theirs.runID,
  }
  secrets = [
    ...Object.values(theirIds).filter((id) => !Object.values(nowhere).includes(id)),
    theirs.file.folio,
    theirs.referral.folio,
  ]
  await world.cloud.clock.advanceTo(new Date(world.cloud.clock.now().getTime() + 4 * 86_400_000).toISOString(), 12)
  const errand = bodyOf({ method: "POST", path: "/api/errands" }, theirIds)
  const later = new Date(world.cloud.clock.now().getTime() + 86_400_000).toISOString()
  const asked = await must("POST", "/errands", { who, body: { ...errand, dueAt: later } })
  theirIds.errandID = String(asked.errandID)
  const talk = await must("POST", "/outreaches/record", {
    who,
    body: {
      ...bodyOf({ method: "POST", path: "/api/outreaches/record" }, theirIds),
      startsAt: "2026-03-04T22:00:00Z",
      endsAt: "2026-03-05T00:00:00Z",
    },
  })
  theirIds.outreachID = String(talk.outreachID)
  const course = await must("POST", "/outreaches", {
    who,
    body: {
      ...bodyOf({ method: "POST", path: "/api/outreaches" }, theirIds),
      startsAt: "2099-03-04T22:00:00Z",
      endsAt: "2099-03-05T00:00:00Z",
      seats: 3,
    },
  })
  const signed = { outreachID: String(course.outreachID) }
  const signup = bodyOf({ method: "POST", path: "/api/signups" }, { ...theirIds, ...signed })
  theirIds.signupID = String((await must("POST", "/signups", { who, body: signup })).signupID)
  const sampled = (path: string) => ({ who, body: bodyOf({ method: "POST", path: `/api${path}` }, theirIds) })
  theirIds.trainingID = String((await must("POST", "/trainings", sampled("/trainings"))).trainingID)
  theirIds.notificationID = String((await must("POST", "/notifications", sampled("/notifications"))).notificationID)
  secrets.push(theirIds.trainingID, theirIds.notificationID)
  theirIds.reportID = String((await must("POST", "/reports", { who, body: { month: "2025-11" } })).reportID)
  secrets.push(theirIds.outreachID, theirIds.signupID, theirIds.reportID)
  // It stays where it is: nothing delivers messages here.
  const offer = bodyOf({ method: "POST", path: "/api/transfers" }, theirIds)
  const sent = await must("POST", "/transfers", { who, body: { ...offer, officeCode: "BOS" } })
  theirIds.transferID = String(sent.transferID)
  const promised = await must("POST", "/commitments", {
    who,
    body: bodyOf({ method: "POST", path: "/api/commitments" }, theirIds),
  })
  theirIds.commitmentID = String(promised.commitmentID)
  theirIds.attachmentID = await upload(who, theirIds.allianceID, await pdf())
  secrets.push(theirIds.commitmentID, theirIds.attachmentID)
  secrets.push(theirIds.errandID, theirIds.transferID)
  myPartner = { capability: capabilityIn(world.cloud.mail.list(ours.ally.email).at(-1)) }
})

async function whoFor(path: string): Promise<Who> {
  // Whoever ends her sign-ins comes no further.
  if (path === "/api/session/end") return world.colleague(mine.coordinator, "viewer")
  return path.startsWith("/api/partner") ? myPartner : mine.coordinator
}

describe("nothing of one consulate is within another's reach", () => {
  for (const operation of all) {
    it(`${operation.method} ${operation.path} with the other's ids`, async () => {
      const before = await snapshot()
      const who = await whoFor(operation.path)
      const sent = { who, body: bodyOf(operation, theirIds) }
      const answer = await call(operation.method as "GET" | "POST", address(operation, theirIds), sent)
      // An office's code is everybody's; headquarters' own paths are no consulate's.
      expect(answer.status, answer.text).toBeLessThan(500)
      const named = /:(\w+)/.test(operation.path) && !/^\/api\/(headquarters|public)\//.test(operation.path)
      if (named) expect([403, 404]).toContain(answer.status)
      // The tenant's own id is no secret to headquarters' pages; here nobody of headquarters asks.
      for (const secret of secrets) expect(answer.text).not.toContain(secret)
      expect(await snapshot()).toBe(before)
    })
  }

  it("a search by the other's folio finds nothing", async () => {
    const { folio } = (await first(hers.coordinator, "/casefiles")) as { folio: string }
    const found = await must("GET", `/casefiles?folio=${folio}`, { who: mine.coordinator })
    expect(found.items).toEqual([])
  })

  it("ids refer to nothing in a body either", async () => {
    const { coordinator } = mine
    const { casefileID, organizationID, serviceID, consentID } = theirIds
    const body = { casefileID, organizationID, serviceID, consentID, urgency: "soon" }
    expect((await call("POST", "/referrals", { who: coordinator, body })).status).toBe(404)
  })

  it("a case file is carried by a colleague who may read it, and by nobody else", async () => {
    const { coordinator } = mine
    await world.colleague(coordinator, "window", "ventanilla.carga@ejemplo.mx")
    const { items } = (await must("GET", "/staff", { who: coordinator })) as unknown as {
      items: { staffID: string; email: string; role: string }[]
    }
    const staffOf = (role: string) => items.find((member) => member.role === role)?.staffID
    const file = await first(coordinator, "/casefiles")
    const give = async (staffID: string | undefined) =>
      (await call("POST", `/casefiles/${file.casefileID}/assign`, { who: coordinator, body: { staffID } })).status
    expect(await give(theirIds.staffID)).toBe(404)
    expect(await give(staffOf("window"))).toBe(409)
    expect(await give(staffOf("coordinator"))).toBe(200)
  })

  it("headquarters reaches no case by any address", async () => {
    const who = { ...world.headquarters, consulate: hers.tenantID }
    for (const operation of all.filter(
      ({ path }) => !/^\/api\/(headquarters|public|config|session|partner)/.test(path),
    )) {
      const answer = await call(operation.method as "GET" | "POST", address(operation, theirIds), {
        who,
        body: bodyOf(operation, theirIds),
      })
      expect([answer.status, answer.body.code]).toEqual([403, "not_member"])
    }
  })
})
