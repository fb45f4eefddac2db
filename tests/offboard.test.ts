import { createPrivateKey, type createPublicKey, generateKeyPairSync } from "node:crypto"
import { mkdtemp, readdir, readFile, rm, unlink, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Archive } from "@ventanilla/core/lifecycle/archive/inside"
import { Inspection } from "@ventanilla/core/lifecycle/inspection/inside"
import { Offboarding } from "@ventanilla/core/lifecycle/offboarding/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients, Store } from "@ventanilla/core/platform/store"
import { Vault } from "@ventanilla/core/platform/vault"
import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { canary, mailboxInput } from "./support/inputs"
import { fillConsulate } from "./support/life"
import { localCloud } from "./support/local"
import { asHeadquarters, office } from "./support/onboarding"
import { tablesNamed } from "./support/tables"
import { call, capabilityIn, createWorld, must, type World } from "./support/world"

let world: World
let dir: string
let identity: string
let recipient: string
let signingKey: string
let publicKey: ReturnType<typeof createPublicKey>

const operator = <T>(run: () => Promise<T>, tenantID?: string) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const offboard = (tenantID: string) =>
  operator(() => Offboarding.run({ tenantID, dir, lock: { recipients: [recipient] }, signingKey }))
const info = (tenantID: string) => must("GET", `/headquarters/consulates/${tenantID}`, { who: world.headquarters })
const doctor = (tenantID: string) => operator(() => Inspection.run({ tenantID }))
const tablesOf = (tenantID: string) => tablesNamed(world.cloud.admin, `${world.cloud.names.consulatePrefix}${tenantID}`)

beforeAll(async () => {
  Log.to(() => {})
  // The operator has the custody role of the templates.
  await localCloud({ policed: true })
  world = await createWorld()
  dir = await mkdtemp(join(tmpdir(), "ventanilla-offboard-"))
  identity = await Archive.generateIdentity()
  recipient = await Archive.identityToRecipient(identity)
  const pair = generateKeyPairSync("ed25519")
  const file = join(dir, "signing.pem")
  await writeFile(file, pair.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 })
  signingKey = `file:${file}`
  publicKey = pair.publicKey
})
afterAll(() => rm(dir, { recursive: true, force: true }))
beforeEach(() => {
  world.cloud.faults.clear()
  forgetClients()
  Tenant.forget()
})

/** Only its tombstone, its archive and its certificate are left. */
async function expectEnded(tenantID: string, officeCode: string, context = "") {
  expect(await tablesOf(tenantID), context).toEqual([])
  expect(await operator(() => Vault.lookAtKey(), tenantID), context).toMatchObject({ state: "missing" })
  expect(await info(tenantID), context).toMatchObject({ status: "offboarded", offboardedAt: expect.any(String) })
  expect(await doctor(tenantID), context).toEqual({ found: [], left: [] })
  const { items } = (await must("GET", "/headquarters/offices", { who: world.headquarters })) as unknown as {
    items: { code: string; status: string }[]
  }
  expect(items.find(({ code }) => code === officeCode)?.status, context).toBe("offboarded")
  expect(await operator(() => Tenant.officeHolder(officeCode)), context).toBeNull()
  const certificate = JSON.parse(await readFile(join(dir, `${tenantID}.certificate.json`), "utf8"))
  const verdict = Offboarding.verify(certificate, publicKey)
  expect(verdict.valid, context).toBe(true)
  const { statement } = certificate as {
    statement: Record<string, never> & {
      before: { rows: number }
      archive: { at: string; sha256: string; tally: object }
    }
  }
  const path = join(dir, Archive.fileName(tenantID, statement.archive.at))
  const archived = await Archive.check(path, { identity })
  expect(archived.tally, context).toEqual(statement.before)
  expect(archived.tally, context).toEqual(statement.archive.tally)
  expect((await Archive.measure(path)).sha256, context).toBe(statement.archive.sha256)
  return { certificate, path }
}

describe("a consulate that is offboarded", () => {
  it("leaves an archive that is whole, a certificate that verifies, its numbers, and nothing else", async () => {
    const made = await fillConsulate(world, "PHL")
    const numbers = () => must("GET", "/headquarters/numbers?from=2020-01&to=2022-11", { who: world.headquarters })
    const before = await numbers()
    await offboard(made.tenantID)
    const { certificate, path } = await expectEnded(made.tenantID, "PHL")
    expect(certificate.statement.before.kinds).toMatchObject({ person: 2, casefile: 2, referral: 2, member: 1 })
    expect(await numbers()).toEqual(before)

    // With the key, the archive can be imported elsewhere.
    const chicago = await world.onboard("CHI")
    const brought = await operator(() => Archive.bringIn({ path, key: { identity }, members: true }), chicago.tenantID)
    expect(brought.differences).toEqual({ missing: {}, more: {}, changed: {} })
  })

  it("is testified to in ids, counts, hashes and dates; a changed word or another key does not verify", async () => {
    const name = (await readdir(dir)).find((one) => one.endsWith(".certificate.json")) ?? ""
    const text = await readFile(join(dir, name), "utf8")
    for (const personal of [canary.witness, "Philadelphia", "Filadelfia", "@"]) expect(text).not.toContain(personal)
    const certificate = JSON.parse(text)
    expect(Offboarding.verify(certificate, publicKey)).toMatchObject({ valid: true })
    const other = generateKeyPairSync("ed25519").publicKey
    expect(Offboarding.verify(certificate, other)).toEqual({ valid: false })
    const changes: [string, (one: typeof certificate) => void][] = [
      [
        "count",
        (one) => {
          one.statement.before.kinds.person = 1
        },
      ],
      [
        "date",
        (one) => {
          one.statement.keyGoneAt = "2020-01-01T00:00:00.000Z"
        },
      ],
      [
        "hash",
        (one) => {
          one.statement.archive.sha256 = "0".repeat(64)
        },
      ],
      [
        "more",
        (one) => {
          one.statement.note = "x"
        },
      ],
      [
        "key",
        (one) => {
          one.signature.keyID = Offboarding.keyIDOf(other)
        },
      ],
    ]
    for (const [what, change] of changes) {
      const changed = structuredClone(certificate)
      change(changed)
      expect(Offboarding.verify(changed, publicKey), what).toEqual({ valid: false })
    }
  })

  it("is entered by nobody, from the moment it is closed: not by its staff, a partner, a link, a job or headquarters", async () => {
    const made = await fillConsulate(world, "BOS")
    const invited = "colega.bos@ejemplo.mx"
    await must("POST", "/staff", {
      who: made.coordinator,
      body: { email: invited, role: "caseworker", language: "es" },
    })
    const invitation = capabilityIn(world.cloud.mail.list(invited).at(-1))
    const { items } = (await must("GET", "/organizations", { who: made.coordinator })) as unknown as {
      items: { organizationID: string }[]
    }
    const email = "nuevo@partner.example"
    await must("POST", "/mailboxes", {
      who: made.coordinator,
      body: mailboxInput(items[0]?.organizationID ?? "", email),
    })
    const mailbox = capabilityIn(world.cloud.mail.list(email).at(-1))
    const { Tick } = await import("@ventanilla/core/scheduler/tick/inside")
    const { handler: publish } = await import("@ventanilla/functions/statistics/publish")

    const attempts = async () => ({
      staff: (await call("GET", "/casefiles", { who: made.coordinator })).status,
      look: (await call("POST", "/public/invitations/look", { body: { token: invitation } })).status,
      accept: (
        await call("POST", "/public/invitations/accept", {
          body: { token: invitation, password: "Prueba-Ventanilla-1" },
        })
      ).status,
      mailbox: (await call("POST", "/public/mailboxes/confirm", { body: { token: mailbox } })).status,
      resume: (await call("POST", `/headquarters/consulates/${made.tenantID}/resume`, { who: world.headquarters }))
        .status,
      discard: (await call("POST", `/headquarters/consulates/${made.tenantID}/discard`, { who: world.headquarters }))
        .status,
      digest: (await operator(() => Tick.run({ tick: "2031-01-06T15:00:00.000Z" }), made.tenantID)).mails,
      planned: (await operator(() => Tenant.plan())).active.includes(made.tenantID),
    })
    const published = async () => {
      world.cloud.recorder.start()
      const body = JSON.stringify({ type: "statistics", tenantID: made.tenantID, month: "2026-03" })
      const answer = await publish({ Records: [{ messageId: "1", body }] } as Parameters<typeof publish>[0])
      const puts = world.cloud.recorder.stop().filter(({ action }) => action === "PutItem" || action === "Query")
      return [answer.batchItemFailures.length, puts.length]
    }
    const none = { staff: 403, resume: 409, discard: 409, digest: 0, planned: false, mailbox: 404 }

    await operator(() => Tenant.close(made.tenantID))
    expect(await attempts()).toEqual({ ...none, look: 403, accept: 403 })
    expect(await published()).toEqual([0, 0])
    await offboard(made.tenantID)
    expect(await attempts()).toEqual({ ...none, look: 410, accept: 410 })
    expect(await published()).toEqual([0, 0])
    // Its credentials open no table any more, even for somebody who still has them.
    const { GetCommand } = await import("@aws-sdk/lib-dynamodb")
    const reading = operator(async () => {
      const { table, client } = await Store.consulate()
      return client.send(new GetCommand({ TableName: table, Key: { pk: "canary", sk: "canary" } }))
    }, made.tenantID)
    // Under the policies, its key is the first thing that is missing.
    await expect(reading).rejects.toMatchObject({
      name: expect.stringMatching(/^(ResourceNotFound|AccessDenied)Exception$/),
    })
  })

  it("may join again, as another consulate", async () => {
    const again = await world.onboard("BOS").catch((error: Error) => error)
    // Her account existed before; what matters is that the office was free.
    const { items } = (await must("GET", "/headquarters/offices", { who: world.headquarters })) as unknown as {
      items: { code: string; status: string }[]
    }
    expect(items.find(({ code }) => code === "BOS")?.status, String(again)).toBe("active")
  })
})

describe("an offboarding", () => {
  it("deletes nothing while the archive is not what the table holds", async () => {
    const { tenantID } = await fillConsulate(world, "RAL")
    // A row written between export and count, as by a job still running.
    const { PutCommand } = await import("@aws-sdk/lib-dynamodb")
    let late: Promise<unknown> | undefined
    world.cloud.faults.add({
      kind: "error",
      times: 1,
      match: ({ action, table }) => {
        if (action === "Query" && table === world.cloud.names.registry && !late) {
          const TableName = `${world.cloud.names.consulatePrefix}${tenantID}`
          late = world.cloud.admin.send(new PutCommand({ TableName, Item: { pk: "late#1", sk: "late" } }))
        }
        return false
      },
    })
    await expect(offboard(tenantID)).rejects.toThrow(Offboarding.ArchiveDiffers)
    expect(late).toBeDefined()
    expect(await tablesOf(tenantID)).toHaveLength(1)
    world.cloud.faults.clear()
    await offboard(tenantID)
    await expectEnded(tenantID, "RAL")
  })

  it("deletes nothing while its archive is not where it was put", async () => {
    const { tenantID } = await fillConsulate(world, "SEA")
    world.cloud.faults.add({ kind: "crash", match: ({ action }) => action === "DeleteTable" })
    await expect(offboard(tenantID)).rejects.toThrow()
    world.cloud.faults.clear()
    forgetClients()
    const name = (await readdir(dir)).find((one) => one.startsWith(tenantID)) ?? ""
    const bytes = await readFile(join(dir, name))
    await unlink(join(dir, name))
    await expect(offboard(tenantID)).rejects.toThrow(Offboarding.ArchiveLost)
    await writeFile(join(dir, name), Buffer.concat([bytes, Buffer.from("x")]))
    await expect(offboard(tenantID)).rejects.toThrow(Offboarding.ArchiveLost)
    expect(await tablesOf(tenantID)).toHaveLength(1)
    await writeFile(join(dir, name), bytes)
    await offboard(tenantID)
    await expectEnded(tenantID, "SEA")
  })

  it("does not begin without a key that can sign", async () => {
    const { tenantID } = await world.onboard("ATL")
    const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey
    const file = join(dir, "rsa.pem")
    await writeFile(file, rsa.export({ type: "pkcs8", format: "pem" }))
    expect(createPrivateKey(await readFile(file)).asymmetricKeyType).toBe("rsa")
    for (const bad of [`file:${file}`, `file:${join(dir, "nothing.pem")}`]) {
      const run = operator(() => Offboarding.run({ tenantID, dir, lock: { recipients: [recipient] }, signingKey: bad }))
      await expect(run).rejects.toThrow()
    }
    expect(await info(tenantID)).toMatchObject({ status: "active" })
  })

  it.each(["crash", "crash-after"] as const)(
    "that dies at any call (%s) goes on to the same end",
    async (kind) => {
      const isOurs = ({ service }: { service: string }) => service === "dynamodb"
      let strikes = 0
      for (let skip = 0; ; skip += 3) {
        const input = office()
        const { tenantID } = await asHeadquarters(() => Tenant.onboard(input))
        await world.cloud.queues.drain()
        const before = world.cloud.faults.struck()
        world.cloud.faults.add({ kind, skip, match: isOurs })
        await offboard(tenantID).catch(() => undefined)
        const struck = world.cloud.faults.struck() > before
        world.cloud.faults.clear()
        forgetClients()
        Tenant.forget()
        await offboard(tenantID)
        await expectEnded(tenantID, input.officeCode, `${kind} at call ${skip}`)
        if (!struck) break
        strikes++
      }
      expect(strikes).toBeGreaterThan(8)
    },
    400_000,
  )
})
