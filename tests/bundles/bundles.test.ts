import { randomUUID } from "node:crypto"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { longPdf, upload } from "../support/files"
import {
  capabilityIn,
  caseFileInput,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "../support/world"
import { deployed, recorded } from "./deployed"

type Served = { statusCode: number; headers: Record<string, string>; body: string; isBase64Encoded?: boolean }
const poisoned = ["2e1424d4-f796-459a-8184-9c92662be6da", "9c1f0f3e-5a0f-4f0b-9d53-2f0b5a1f6a77"]

let world: World
let lambdas: Awaited<ReturnType<typeof deployed>>
let coordinator: Who
let tenantID: string
let partner: Awaited<ReturnType<typeof partnerOf>>

beforeAll(async () => {
  Log.to(() => undefined)
  world = await createWorld()
  // With the templates' values: what is written here must be opened by the bundles.
  process.env.VENTANILLA_KEYS = "kms"
  const here = await world.onboard("PHL")
  coordinator = here.coordinator
  tenantID = here.tenantID
  partner = await partnerOf(world, coordinator)
  const file = await caseFileWithConsent(world, coordinator, partner.organizationID)
  await referralOf(coordinator, partner, file)
  lambdas = await deployed(world.cloud)
}, 300_000)
afterAll(() => lambdas?.stop())

const token = () => coordinator.token ?? ""
const bodyOf = (served: Served) => JSON.parse(served.body) as Record<string, unknown>
const members = (lines: string[]) => lines.map((line) => JSON.parse(line) as Record<string, unknown>)

describe("the API's bundle", () => {
  let api: ReturnType<typeof lambdas.start>
  const serve = async (name: string, values: Record<string, string> = {}) =>
    (await api.handle(recorded(name, values))) as Served
  beforeAll(() => {
    api = lambdas.start("api")
  })

  it("tells the console where to sign in", async () => {
    const served = await serve("api-config")
    expect(served.statusCode).toBe(200)
    expect(bodyOf(served)).toEqual({
      issuer: world.cloud.cognito.issuer,
      // From the template: this one is a name, not a reference.
      signIn: expect.stringMatching(/^https:\/\/ventanilla-[a-z0-9]+\.auth\.us-east-1\.amazoncognito\.com$/),
      clientID: world.cloud.cognito.clientID,
      stage: world.cloud.stage,
    })
  })

  it("knows who holds a token, and refuses who holds none", async () => {
    expect(bodyOf(await serve("api-session", { token: token() }))).toMatchObject({ memberships: [{ tenantID }] })
    expect((await serve("api-session", { token: "nobody" })).statusCode).toBe(401)
  })

  it("opens a case file once, however often the request arrives", async () => {
    const values = { token: token(), tenantID, key: randomUUID(), body: JSON.stringify(caseFileInput()) }
    const first = await serve("api-casefile", values)
    expect(first.statusCode, first.body).toBe(201)
    const again = await serve("api-casefile", values)
    expect([again.statusCode, again.body]).toEqual([201, first.body])
    const { folio } = bodyOf(first)
    const list = await must("GET", "/casefiles?sort=newest", { who: coordinator })
    const items = list.items as unknown as { folio: string }[]
    expect(items.filter((item) => item.folio === folio)).toHaveLength(1)
  })

  it("writes lines that name the request and the consulate, and counts each request", () => {
    const counted = members(api.lines()).filter((line) => line.Requests === 1)
    expect(counted.map(({ status, permission }) => [status, permission])).toEqual([
      [200, "config.read"],
      [200, "session.read"],
      [401, undefined],
      [201, "casefile.open"],
      [201, "casefile.open"],
    ])
    for (const line of counted) {
      expect(line).toMatchObject({ stage: world.cloud.stage, function: api.name })
      expect(line.requestID).toMatch(/^req_/)
    }
    expect(counted.filter((line) => line.tenantID === tenantID)).toHaveLength(2)
  })
})

describe("the bundles behind the clock and the queues", () => {
  it("plan: a tick of the scheduler becomes a job for each consulate", async () => {
    world.cloud.recorder.start()
    const plan = lambdas.start("plan")
    expect(await plan.handle(recorded("scheduler"))).toEqual({ ticks: 1, provisionings: 0 })
    const sent = world.cloud.recorder.stop().filter(({ action }) => action === "SendMessageBatch")
    expect(JSON.stringify(sent[0]?.request)).toContain(tenantID)
    world.cloud.queues.clear()
  })

  it("digest: what is due is mailed; only the poisoned messages of the batch are handed back", async () => {
    const tick = new Date(world.cloud.clock.now().getTime() + 5 * 86_400_000).toISOString()
    const answer = await lambdas.start("digest").handle(recorded("sqs-digest", { tenantID, tick }))
    expect(answer).toEqual({ batchItemFailures: poisoned.map((itemIdentifier) => ({ itemIdentifier })) })
    expect(world.cloud.mail.list(partner.email).filter(({ tags }) => tags.kind === "digest")).toHaveLength(1)
  })

  it("open: the partner opens the digest's link", async () => {
    const mail = world.cloud.mail.list(partner.email).at(-1)
    const capability = capabilityIn(mail)
    const served = (await lambdas.start("open").handle(recorded("api-partner", { capability }))) as Served
    expect(served.statusCode, served.body).toBe(200)
    expect(bodyOf(served).items ?? bodyOf(served).referrals).toHaveLength(1)
  })

  it("files: a leave is answered with the very bytes, as something to be saved, once", async () => {
    const bytes = longPdf()
    const alliance = { organizationID: partner.organizationID, kind: "mou", startsOn: "2026-01-01" }
    const { allianceID } = await must("POST", "/alliances", { who: coordinator, body: alliance })
    const attachmentID = await upload(coordinator, String(allianceID), bytes)
    const issued = await must("POST", `/attachments/${attachmentID}/leave`, { who: coordinator, body: {} })
    const files = lambdas.start("files")
    const fetched = () => files.handle(recorded("files-fetch", { token: String(issued.token) })) as Promise<Served>
    const served = await fetched()
    expect([served.statusCode, served.isBase64Encoded]).toEqual([200, true])
    expect(Buffer.from(served.body, "base64").equals(bytes)).toBe(true)
    expect(served.headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": expect.stringMatching(/^attachment; filename="signed_copy-[\d-]{10}\.pdf"$/),
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    })
    expect((await fetched()).statusCode).toBe(410)
    expect(files.lines().join("\n")).not.toContain(String(issued.token).slice(-20))
  })

  it("judge: a file is told apart from what is none, and nothing but that is written down", async () => {
    const judge = lambdas.start("judge")
    const ask = (bytes: Buffer) => judge.handle({ type: "application/pdf", data: bytes.toString("base64") })
    expect(await ask(longPdf())).toEqual({ data: null })
    expect(await ask(Buffer.from("Memorándum"))).toEqual({ refusal: "file_type" })
    expect(members(judge.lines()).map(({ Requests, Errors }) => [Requests, Errors])).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(Object.keys(judge.env).filter((name) => /^VENTANILLA_/.test(name))).toEqual(["VENTANILLA_STAGE"])
  })

  it("mail-events: a bounce that SNS tells of pauses the mailbox", async () => {
    const mail = world.cloud.mail.list(partner.email).at(-1)
    const values = { address: partner.email, tenantID, mailboxID: partner.mailboxID, messageID: mail?.messageID ?? "" }
    expect(await lambdas.start("mail-events").handle(recorded("sns-bounce", values))).toBeNull()
    const list = await must("GET", `/mailboxes?organizationID=${partner.organizationID}`, { who: coordinator })
    const [mailbox] = list.items as unknown as { status: string }[]
    expect(mailbox?.status).toBe("paused")
  })

  it("statistics: a consulate's month reaches headquarters", async () => {
    const month = world.cloud.clock.now().toISOString().slice(0, 7)
    const answer = await lambdas.start("statistics").handle(recorded("sqs-statistics", { tenantID, month }))
    expect(answer).toEqual({ batchItemFailures: [] })
    const numbers = await must("GET", `/headquarters/numbers?from=${month}&to=${month}`, { who: world.headquarters })
    expect(JSON.stringify(numbers.network)).toContain("casefile.opened")
  })

  it("provisioning: an office becomes a consulate", async () => {
    const body = {
      officeCode: "BOS",
      names: { es: "Consulado de México en Boston", en: "Consulate of Mexico in Boston" },
      country: "US",
      state: "MA",
      timeZone: "America/New_York",
      languages: ["es"],
      coordinatorEmail: "coordina.bos@ejemplo.mx",
    }
    const made = await must("POST", "/headquarters/consulates", { who: world.headquarters, body })
    const values = { tenantID: String(made.tenantID) }
    const provisioning = lambdas.start("provisioning")
    expect(await provisioning.handle(recorded("sqs-provisioning", values))).toEqual({ batchItemFailures: [] })
    const now = await must("GET", `/headquarters/consulates/${values.tenantID}`, { who: world.headquarters })
    expect(now.status, provisioning.lines().join("\n")).toBe("active")
    world.cloud.queues.clear()
  })
})

describe("a bundle's environment", () => {
  it("is the template's, Lambda's own, and where the local services listen: nothing of this process", () => {
    const { env } = lambdas.start("api")
    const foreign = Object.keys(env).filter((name) => !/^(AWS_|VENTANILLA_|SST_|NODE_OPTIONS$|TZ$|LANG$)/.test(name))
    expect(foreign).toEqual([])
    expect(Object.keys(env).filter((name) => /^VENTANILLA_/.test(name)).length).toBeGreaterThan(10)
  })
})
