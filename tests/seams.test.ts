import { Bus } from "@ventanilla/core/platform/bus"
import { Identity } from "@ventanilla/core/platform/identity"
import { Mailer } from "@ventanilla/core/platform/mailer"
import { forgetClients } from "@ventanilla/core/platform/store"
import { Vault } from "@ventanilla/core/platform/vault"
import { Chain } from "@ventanilla/core/tenancy/chain/inside"
import { Log } from "@ventanilla/core/util/log"
import { Metric } from "@ventanilla/core/util/metric"
import type { metrics } from "@ventanilla/core/util/metric.names"
import { type Service, Timeouts } from "@ventanilla/core/util/timeouts"
import { forget as forgetKeys } from "@ventanilla/functions/api/keys"
import { forget as forgetTokens } from "@ventanilla/functions/api/verify"
import { handler as plan } from "@ventanilla/functions/digest/plan"
import type { Call, FaultKind } from "@ventanilla/local"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import {
  type Answered,
  call,
  caseFileInput,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "./support/world"

type Name = keyof typeof metrics
const kinds: FaultKind[] = ["throttle", "error", "timeout", "slow"]
const forever = 10_000

let world: World
let coordinator: Who
let personID: unknown
let counted: Partial<Record<Name, number>>[] = []

/** A process with empty caches and a fifth of the product's time-outs. */
async function anew() {
  Timeouts.scale(0.2)
  forgetClients()
  Bus.forget()
  Mailer.forget()
  Identity.forget()
  await Vault.forget()
  Chain.forget()
  forgetKeys()
  forgetTokens()
}

beforeAll(async () => {
  Log.to(() => undefined)
  world = await createWorld()
  process.env.VENTANILLA_KEYS = "kms"
  coordinator = (await world.onboard("PHL")).coordinator
  personID = (await must("POST", "/casefiles", { who: coordinator, body: caseFileInput() })).personID
})
beforeEach(async () => {
  counted = []
  Metric.to((line) => counted.push(JSON.parse(line)))
  // Pauses between attempts are a random part of their maximum; a small part keeps the test short.
  vi.spyOn(Math, "random").mockReturnValue(0.05)
  await anew()
})
afterEach(() => {
  world.cloud.faults.clear()
  Metric.to(undefined)
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})
afterAll(() => Timeouts.scale(1))

const sum = (name: Name) => counted.reduce((total, line) => total + (line[name] ?? 0), 0)
const at = (service: string, action?: string) => (made: Call) =>
  made.service === service && (action === undefined || made.action === action)
const today = () => world.cloud.clock.now().toISOString().slice(0, 10)
let people = 0
const invite = () =>
  call("POST", "/staff", {
    who: coordinator,
    body: { email: `nueva.${++people}@ejemplo.mx`, role: "viewer", language: "es" },
  })

type Seam = { service: Service; match: (made: Call) => boolean; run: () => Promise<Answered> }
const seams: Record<string, Seam> = {
  "DynamoDB, read by the gate": {
    service: "dynamodb",
    match: at("dynamodb", "BatchGetItem"),
    run: () => call("GET", "/tasks", { who: coordinator }),
  },
  "DynamoDB, written by a verb": {
    service: "dynamodb",
    match: at("dynamodb", "TransactWriteItems"),
    run: () => call("POST", "/organizations", { who: coordinator, body: { name: "Casa Puente" } }),
  },
  "STS, asked for a consulate's credentials": {
    service: "sts",
    match: at("sts"),
    run: () => call("GET", "/tasks", { who: coordinator }),
  },
  "KMS, asked to seal": {
    service: "kms",
    match: at("kms", "GenerateDataKey"),
    run: () => call("POST", "/casefiles", { who: coordinator, body: caseFileInput() }),
  },
  "KMS, asked to open": {
    service: "kms",
    match: at("kms", "Decrypt"),
    run: () => call("GET", `/persons/${personID}`, { who: coordinator }),
  },
  "S3, asked for the seals of a day": {
    service: "s3",
    match: at("s3", "ListObjectsV2"),
    run: () => call("GET", `/audit/chain?from=${today()}&to=${today()}`, { who: coordinator }),
  },
  "Cognito, asked for an account": { service: "cognito", match: at("cognito", "AdminCreateUser"), run: invite },
  "Cognito, asked for the keys of its tokens": {
    service: "cognito",
    match: at("cognito", "JWKS"),
    run: () => call("GET", "/session", { who: coordinator }),
  },
}
const each = Object.entries(seams).flatMap(([name, seam]) => kinds.map((kind) => [name, kind, seam] as const))

describe("a service that fails once", () => {
  it.each(each)("%s, %s: is asked again, and the request succeeds", async (_, kind, { match, run }) => {
    world.cloud.faults.add({ kind, match, after: kind === "slow" ? 2000 : 20 })
    const { status, text } = await run()
    expect(status, text).toBeLessThan(300)
    expect(sum("DependencyFailed")).toBe(0)
    expect(sum("Requests")).toBe(1)
    expect(sum("Errors")).toBe(0)
  })
})

describe("a service that goes on failing", () => {
  it.each(each)("%s, %s: the answer is 503, in time, and is counted", async (name, kind, { match, run, service }) => {
    const before = world.cloud.faults.struck()
    world.cloud.faults.add({ kind, match, times: forever, after: kind === "slow" ? 60_000 : 20 })
    const { status, body } = await run()
    expect([status, body.code]).toEqual([503, "unavailable"])
    expect(body.requestId).toMatch(/^req_/)
    // After a failed write its kept answer is requested once more, which works.
    expect(world.cloud.faults.struck() - before).toBe(Timeouts.of(service).maxAttempts)
    expect(sum("DependencyFailed")).toBe(1)
    expect(sum("Errors")).toBe(1)
    // The issuer's keys do not come from an AWS API, so they have no throttling of their own.
    const throttles = kind === "throttle" && !name.includes("keys") ? Timeouts.of(service).maxAttempts : 0
    expect(sum("Throttled")).toBe(throttles)
  })
})

describe("a mail service that fails", () => {
  it.each(kinds)("%s: it is asked once, since a second mail could be a double; the answer is 503", async (kind) => {
    const before = world.cloud.faults.struck()
    world.cloud.faults.add({ kind, match: at("ses"), times: forever, after: kind === "slow" ? 60_000 : 20 })
    const { status, body } = await invite()
    expect([status, body.code]).toEqual([503, "unavailable"])
    expect(world.cloud.faults.struck() - before).toBe(1)
    expect(sum("MailFailed")).toBe(1)
    expect(sum("DependencyFailed")).toBe(1)
  })
})

describe("a queue that fails", () => {
  it.each(kinds)("%s: it only hurries what the tick finds, so the request succeeds", async (kind) => {
    world.cloud.faults.add({ kind, match: at("sqs"), times: forever, after: kind === "slow" ? 60_000 : 20 })
    const office = { names: { es: "Prueba", en: "Test" }, country: "US", timeZone: "America/New_York" }
    const body = {
      ...office,
      officeCode: `C-${kind.toUpperCase()}`,
      languages: ["es"],
      coordinatorEmail: `cola.${kind}@ejemplo.mx`,
    }
    expect((await call("POST", "/headquarters/consulates", { who: world.headquarters, body })).status).toBe(202)
    expect(sum("DependencyFailed")).toBe(1)
  })
  it.each(kinds)("%s: the tick fails, so that it is run again", async (kind) => {
    world.cloud.faults.add({ kind, match: at("sqs"), times: forever, after: kind === "slow" ? 60_000 : 20 })
    await expect(plan({})).rejects.toThrow()
    expect(sum("Errors")).toBe(1)
    expect(sum("DependencyFailed")).toBeGreaterThan(0)
  })
})

describe("a worker whose service fails", () => {
  const digest = async () => {
    world.cloud.clock.freeze(new Date(world.cloud.clock.now().getTime() + 86_400_000).toISOString())
    await world.cloud.clock.tick()
  }
  afterAll(() => world.cloud.clock.thaw())

  it("digest: the message is handed back, counted, and says how late its oldest mail is", async () => {
    // Every day, because on a Saturday the office's next morning would be two days away.
    const schedule = { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 }
    const ally = await partnerOf(world, coordinator, "cada.dia@partner.example", { schedule })
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    await referralOf(coordinator, ally, file)
    await anew()
    counted = []
    world.cloud.faults.add({ kind: "error", match: at("ses"), times: forever })
    await digest()
    expect(sum("Errors")).toBeGreaterThan(0)
    expect(sum("TickFailed")).toBeGreaterThan(0)
    expect(sum("MailFailed")).toBeGreaterThan(0)
    expect(Math.max(...counted.map(({ DigestLag = -1 }) => DigestLag))).toBeGreaterThan(0)
    world.cloud.faults.clear()
    counted = []
    await digest()
    expect(sum("TickFailed")).toBe(0)
    expect(world.cloud.mail.list(ally.email).some(({ tags }) => tags.kind === "digest")).toBe(true)
  })

  it("provisioning: a step that fails for good is counted once", async () => {
    world.cloud.faults.add({ kind: "error", match: at("dynamodb", "CreateTable"), times: forever })
    const office = { names: { es: "Prueba", en: "Test" }, country: "US", timeZone: "America/New_York" }
    const body = { ...office, officeCode: "C-GOOD", languages: ["es"], coordinatorEmail: "bien@ejemplo.mx" }
    await call("POST", "/headquarters/consulates", { who: world.headquarters, body })
    for (let attempt = 0; attempt < 6; attempt++) await digest()
    expect(sum("ProvisioningFailed")).toBe(1)
  })
})
