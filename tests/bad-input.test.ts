import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { capabilityIn as secretIn } from "@ventanilla/local/people"
import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { localCloud } from "./support/local"
import { address, bodyOf, nowhere } from "./support/samples"
import {
  call,
  capabilityIn,
  caseFileInput,
  caseFileWithConsent,
  createWorld,
  must,
  partnerOf,
  referralOf,
  type Who,
  type World,
} from "./support/world"

const all = operations(app)
let world: World
let coordinator: Who
let partner: Who
/** Link secrets that are already used, or belong to another kind of link. */
let used: string[]
const ids = { ...nowhere }

beforeAll(async () => {
  await localCloud({ policed: true })
  world = await createWorld()
  const here = await world.onboard("PHL")
  coordinator = here.coordinator
  const ally = await partnerOf(world, coordinator)
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
  const referral = await referralOf(coordinator, ally, file)
  await world.cloud.clock.advanceTo(new Date(world.cloud.clock.now().getTime() + 4 * 86_400_000).toISOString(), 12)
  partner = { capability: capabilityIn(world.cloud.mail.list(ally.email).at(-1)) }
  Object.assign(ids, ally, file, referral)
  used = world.cloud.mail.list().flatMap(({ text }) => secretIn(text) ?? [])
})

const whoFor = (path: string): Who => {
  if (path.startsWith("/api/partner")) return partner
  if (path.startsWith("/api/headquarters") || path.startsWith("/api/session")) return world.headquarters
  return coordinator
}

const nasty = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    1e308,
    "",
    " ",
    "x".repeat(10_000),
    "\u0000",
    "\ud800",
    "nombre\ud83d",
    "'; DROP TABLE",
    "{{7*7}}",
    [],
    {},
    [[]],
  ),
  fc.constantFrom<unknown>(
    "2026-02-30",
    "2026-13-01T00:00:00Z",
    "0000-00-00",
    "America/Atlantis",
    "+25:00",
    "cas_01J0000000000000000000000I",
    "ref_x",
    "../../etc",
    "🏳️‍🌈".repeat(60),
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: "binary", maxLength: 300 }),
)

/** A well-formed body with one wrong value, or any JSON at all. */
const spoiled = (sample: Record<string, unknown>) => {
  const fields = [...Object.keys(sample), "unknownField", "__proto__x"]
  const replaced = fc.tuple(fc.constantFrom(...fields), nasty).map(([field, value]) => ({ ...sample, [field]: value }))
  const removed = fc
    .constantFrom(...fields)
    .map((field) => Object.fromEntries(Object.entries(sample).filter(([name]) => name !== field)))
  return fc.oneof(replaced, replaced, removed, fc.jsonValue({ maxDepth: 3 }))
}

/** Query strings. Built once, because their arbitraries are slow to build. */
const asked = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom("cas_x", "2026-99", "-1", "1e9", "\ud800", "x".repeat(3000)),
)

const writes = new Set(["PutItem", "UpdateItem", "DeleteItem", "TransactWriteItems", "BatchWriteItem"])

describe("bad input", () => {
  for (const operation of all.filter(({ method, schemas }) => method === "POST" && schemas.json)) {
    it(`${operation.path}: a clear 4xx, in the reader's language, and nothing written`, async () => {
      const schema = operation.schemas.json
      const sample = bodyOf(operation, ids) ?? {}
      await fc.assert(
        fc.asyncProperty(spoiled(sample), fc.constantFrom("es" as const, "en" as const), async (body, language) => {
          // Input that the schema accepts is not bad input; other tests cover it.
          if (schema?.safeParse(body).success) return
          world.cloud.recorder.start()
          const answer = await call("POST", address(operation, ids), {
            who: { ...whoFor(operation.path), language },
            body,
          })
          const written = world.cloud.recorder
            .stop()
            .filter((made) => made.service === "dynamodb" && writes.has(made.action))
          expect(answer.status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
          expect(answer.status, JSON.stringify(body)).toBeLessThan(500)
          expect(answer.headers.get("content-type")).toContain("application/problem+json")
          expect(answer.body.code).toBeTypeOf("string")
          expect(answer.headers.get("content-language")).toBe(language)
          expect(String(answer.body.detail).length).toBeGreaterThan(5)
          const errors = (answer.body.errors ?? []) as unknown as { field: string; code: string; detail: string }[]
          if (answer.body.code === "invalid") expect(errors.length).toBeGreaterThan(0)
          for (const error of errors) expect(error.detail.length).toBeGreaterThan(2)
          expect(written).toEqual([])
        }),
        { numRuns: 40 },
      )
    })
  }

  for (const operation of all.filter(({ method, schemas }) => method === "POST" && schemas.json)) {
    it(`${operation.path}: a field nobody knows is named and refused`, async () => {
      const body = { ...bodyOf(operation, ids), fieldNobodyKnows: 1 }
      const answer = await call("POST", address(operation, ids), { who: whoFor(operation.path), body })
      expect([answer.status, answer.body.code]).toEqual([400, "invalid"])
      const errors = answer.body.errors as unknown as { field: string; code: string }[]
      expect(errors).toContainEqual(expect.objectContaining({ field: "fieldNobodyKnows", code: "unrecognized_keys" }))
    })
  }

  for (const operation of all.filter(({ method, schemas }) => method === "GET" && schemas.query)) {
    it(`${operation.path}: any query is answered without a 5xx`, async () => {
      const names = [
        "cursor",
        "limit",
        "status",
        "group",
        "folio",
        "from",
        "to",
        "casefileID",
        "subject",
        "category",
        "search",
        "sort",
        "mine",
        "zz",
      ]
      await fc.assert(
        fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), asked, { maxKeys: 4 }), async (query) => {
          const base = address(operation, ids).split("?")[0]
          const safe: [string, string][] = Object.entries(query).map(([name, value]) => [name, value.toWellFormed()])
          const answer = await call("GET", `${base}?${new URLSearchParams(safe)}`, { who: whoFor(operation.path) })
          expect(answer.status, JSON.stringify(query)).toBeLessThan(500)
        }),
        { numRuns: 40 },
      )
    })
  }

  it("a cursor that is JSON and none of ours is 400", async () => {
    for (const value of [null, 1, [], { pk: 1, sk: 1, gsi1pk: `audit-subject#${ids.casefileID}`, gsi1sk: 1 }]) {
      const cursor = Buffer.from(JSON.stringify(value)).toString("base64url")
      const answer = await call("GET", `/audit?subject=${ids.casefileID}&cursor=${cursor}`, { who: coordinator })
      expect([answer.status, answer.body.code], cursor).toEqual([400, "invalid_cursor"])
      expect((await call("GET", `/casefiles?cursor=${cursor}`, { who: coordinator })).status, cursor).toBeLessThan(500)
    }
  })
  it("over 256 KB is 413 and says so", async () => {
    const answer = await call("POST", "/casefiles", {
      who: coordinator,
      raw: JSON.stringify({ big: "x".repeat(300_000) }),
    })
    expect([answer.status, answer.body.code]).toEqual([413, "body_too_large"])
  })
  it("that is not JSON is 400", async () => {
    for (const raw of ["{", "[1,", "\u0000", "<xml/>", ""]) {
      const answer = await call("POST", "/casefiles", { who: coordinator, raw })
      expect([answer.status, answer.body.code], raw).toEqual([400, "malformed_json"])
    }
  })
  it("an id of another kind, or of none, in the path is 404", async () => {
    for (const id of [ids.personID, "cas_short", "cas_01J0000000000000000000000U", "%00", "..%2F..", "null"]) {
      expect((await call("GET", `/casefiles/${id}`, { who: coordinator })).status, id).toBe(404)
    }
  })
  it("names the field and what is wrong in Spanish and in English", async () => {
    const body = caseFileInput({ needs: [] })
    const es = await call("POST", "/casefiles", { who: coordinator, body })
    const en = await call("POST", "/casefiles", { who: { ...coordinator, language: "en" }, body })
    const [one, two] = [es, en].map(
      (answer) => (answer.body.errors as unknown as { field: string; detail: string }[])[0],
    )
    expect([one?.field, two?.field]).toEqual(["needs", "needs"])
    expect(one?.detail).not.toBe(two?.detail)
  })
})

describe("well-formed, and refused", () => {
  for (const operation of all)
    it(`${operation.method} ${operation.path}: about what is not there, is no failure of ours`, async () => {
      const method = operation.method as "GET" | "POST"
      const answer = await call(method, address(operation, nowhere), {
        who: whoFor(operation.path),
        body: bodyOf(operation, nowhere),
      })
      expect(answer.status, answer.text).toBeLessThan(500)
    })

  const linked = all.filter(({ method, path, schemas }) => {
    const shape = (schemas.json as { shape?: object } | undefined)?.shape ?? {}
    return method === "POST" && path.startsWith("/api/public/") && "token" in shape
  })
  it("knows the operations that a link opens", () => expect(linked.length).toBeGreaterThanOrEqual(6))

  for (const operation of linked)
    it(`${operation.path}: a link of nobody's, a used one and a guessed one are refused as such`, async () => {
      const secret = "A".repeat(43)
      const kind = operation.path.includes("invitations") ? "stf" : operation.path.includes("mailboxes") ? "mbx" : "vrf"
      const nobodys = nowhere.staffID.slice(4)
      const tokens = [
        "x",
        `${nowhere.tenantID}.${kind}_${nobodys}.${secret}`,
        `${coordinator.consulate}.${kind}_${nobodys}.${secret}`,
        `${coordinator.consulate}.${ids.mailboxID}.${secret}`,
        ...used,
      ]
      expect(used.length).toBeGreaterThan(1)
      for (const token of tokens) {
        const answer = await call("POST", address(operation, ids), { body: { ...bodyOf(operation, ids), token } })
        expect([400, 404, 410], `${token.slice(0, 8)} ${answer.text}`).toContain(answer.status)
      }
    })
})

describe("the Idempotency-Key", () => {
  const post = (path: string, key: string, body: unknown) =>
    call("POST", path, { who: coordinator, key: `${key}-${"x".repeat(22)}`, body })

  it("is asked for, and long enough that nobody guesses it", async () => {
    const answer = await call("POST", "/casefiles", { who: coordinator, key: "x".repeat(21), body: caseFileInput() })
    expect([answer.status, answer.body.code]).toEqual([400, "idempotency_key_required"])
  })
  it("gives a repeat the first answer and opens one case file", async () => {
    const body = caseFileInput()
    const first = await post("/casefiles", "repeat-0001", body)
    const again = await post("/casefiles", "repeat-0001", body)
    expect(again.text).toBe(first.text)
    const list = await must("GET", `/casefiles?folio=${first.body.folio}`, { who: coordinator })
    expect(list.items).toHaveLength(1)
  })
  it("refuses another body with 409", async () => {
    await post("/casefiles", "repeat-0002", caseFileInput())
    const other = await post("/casefiles", "repeat-0002", caseFileInput({ urgency: "urgent" }))
    expect([other.status, other.body.code]).toEqual([409, "idempotency_key_reused"])
  })
  it("answers ten at once with one and the same", async () => {
    const body = caseFileInput()
    const answers = await Promise.all(Array.from({ length: 10 }, () => post("/casefiles", "at-once-0001", body)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
  })
  it("gives the first answer even when the rules would now refuse", async () => {
    const { casefileID } = (await must("POST", "/casefiles", {
      who: coordinator,
      body: caseFileInput(),
    })) as unknown as { casefileID: string }
    const close = () => post(`/casefiles/${casefileID}/close`, "close-00001", { reason: "needs_met" })
    const first = await close()
    expect(first.status).toBe(200)
    expect((await close()).text).toBe(first.text)
    expect((await post(`/casefiles/${casefileID}/close`, "close-00002", { reason: "needs_met" })).status).toBe(409)
  })
  it("keeps no personal value in what it remembers", async () => {
    const answer = await post("/casefiles", "nothing-001", caseFileInput())
    expect(Object.keys(answer.body).sort()).toEqual(["casefileID", "folio", "personID"])
  })
})
