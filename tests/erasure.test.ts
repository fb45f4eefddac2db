import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Person } from "@ventanilla/core/casework/person/inside"
import { Archive } from "@ventanilla/core/lifecycle/archive/inside"
import { Restoration } from "@ventanilla/core/lifecycle/restoration/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients, Slots } from "@ventanilla/core/platform/store"
import { Vault } from "@ventanilla/core/platform/vault"
import { Config } from "@ventanilla/core/util/config"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { files, leaks } from "./isolation/leaks"
import { frontDynamodb } from "./support/dynamodb"
import { caseFileInput, personInput } from "./support/inputs"
import { type Filled, fillConsulate } from "./support/life"
import { call, createWorld, must, posted, type World } from "./support/world"

let world: World
let here: Filled
let front: Awaited<ReturnType<typeof frontDynamodb>>
let dir: string
let identity: string
let archive: string
const gone: { personID: string; casefileID: string; folio: string }[] = []

const operator = <T>(run: () => Promise<T>, tenantID?: string) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const inside = <T>(run: () => Promise<T>) => operator(run, here.tenantID)
const post = (path: string, body: object = {}) => call("POST", path, { who: here.coordinator, body })
const tableOf = async () => Config.consulateTable(here.tenantID, await Slots.readSlot(here.tenantID))
const rows = async (TableName?: string) => {
  const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName: TableName ?? (await tableOf()) }))
  return Items as Record<string, unknown>[]
}
const sealedFor = (items: Record<string, unknown>[]) =>
  items.flatMap(({ sealed }) =>
    typeof sealed === "string" && gone.some(({ personID }) => sealed.startsWith(`${personID}:`)) ? [sealed] : [],
  )
const foundBy = async (q: string) =>
  (await must("POST", "/persons/search", { who: here.coordinator, body: { q } })).items
/** Her own words: nobody may find them again, not even by guessing. */
const hers = ["Fermina", "Daza", "Urbino", "Dijo que tiene miedo."]
const body = () =>
  caseFileInput({ person: personInput({ names: { given: "Fermina", firstSurname: "Daza", secondSurname: "Urbino" } }) })

beforeAll(async () => {
  Log.to(() => {})
  world = await createWorld()
  front = await frontDynamodb(world.cloud, () => undefined)
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", front.url)
  forgetClients()
  here = await fillConsulate(world, "PHL")
  dir = await mkdtemp(join(tmpdir(), "ventanilla-erasure-"))
  identity = await Archive.generateIdentity()
  const opened = async (more: object = {}) => {
    const made = await must("POST", "/casefiles", { who: here.coordinator, body: { ...body(), ...more } })
    gone.push(made as unknown as (typeof gone)[number])
  }
  await opened()
  await opened({ distinct: [gone[0]?.personID] })
  // A note as other modules write it, under her data key.
  await inside(async () => {
    const { personID = "", casefileID = "" } = gone[0] ?? {}
    const sealed = await (await Person.dataKey(personID)).seal(casefileID, { text: "Dijo que tiene miedo." })
    const { table, client } = await (await import("@ventanilla/core/platform/store")).Store.consulate()
    const { PutCommand } = await import("@aws-sdk/lib-dynamodb")
    await client.send(
      new PutCommand({ TableName: table, Item: { pk: `casefile#${casefileID}`, sk: "note#1", sealed } }),
    )
  })
  const recipient = await Archive.identityToRecipient(identity)
  archive = (await inside(() => Archive.take({ dir, lock: { recipients: [recipient] } }))).path
  await front.keep(await tableOf())
})
afterAll(async () => {
  vi.unstubAllEnvs()
  front.close()
  await rm(dir, { recursive: true, force: true })
})

describe("an erasure", () => {
  it("is refused to a caseworker, with another's folio, under a legal hold, and while something of hers is open", async () => {
    const [{ personID, folio } = gone[0] as (typeof gone)[number]] = gone
    const erase = async (more: object = {}) =>
      (await post(`/persons/${personID}/erase`, { folio, reason: "her_request", ...more })).body.code
    const caseworker = await world.colleague(here.coordinator, "caseworker")
    const asked = { folio, reason: "her_request" }
    expect((await call("POST", `/persons/${personID}/erase`, { who: caseworker, body: asked })).status).toBe(403)
    expect(await erase({ folio: gone[1]?.folio })).toBe("folio_not_hers")
    await post(`/persons/${personID}/hold`, { reason: "investigation" })
    expect(await erase()).toBe("person_held")
    await post(`/persons/${personID}/hold`, { reason: null })
    expect(await erase()).toBe("casefiles_open")
    // Her case file is the first of the filled consulate; it has a referral that was sent.
    const file = await must("GET", `/casefiles/${here.casefileID}`, { who: here.coordinator })
    const other = await post(`/persons/${here.personID}/erase`, { folio: file.folio, reason: "her_request" })
    expect(other.body.code).toBe("referrals_open")
  })

  it("takes her key, her names and what found her from both of her records at once; nothing of hers opens any more", async () => {
    const [one, two] = gone as [(typeof gone)[number], (typeof gone)[number]]
    await post(`/persons/${one.personID}/merge`, { otherID: two.personID })
    for (const { casefileID } of gone) await post(`/casefiles/${casefileID}/close`, { reason: "her_decision" })
    expect(await foundBy("fermina daza")).toHaveLength(1)
    const before = await rows()
    const keys = before.flatMap(({ pk, sk, key }) =>
      sk === "person" && gone.some(({ personID }) => pk === `person#${personID}`) ? [String(key)] : [],
    )
    const written = sealedFor(before)
    expect([keys.length, written.length]).toEqual([2, 3])
    expect((await post(`/persons/${two.personID}/erase`, { folio: one.folio, reason: "her_request" })).status).toBe(200)
    const after = await rows()
    for (const key of keys) expect(JSON.stringify(after)).not.toContain(key.slice(0, 60))
    const left = sealedFor(after)
    expect(left).toHaveLength(1)
    await inside(async () => {
      for (const { personID } of gone)
        await expect(Person.dataKey(personID)).rejects.toMatchObject({ code: "person_erased" })
      await expect(Vault.open(one.casefileID, left[0]?.split(":")[1] ?? "")).rejects.toThrow()
    })
    expect(await foundBy("fermina daza")).toEqual([])
    expect((await call("GET", `/persons/${two.personID}`, { who: here.coordinator })).status).toBe(410)
  })

  it("leaves nothing in the table that she, or what was sent about her, could be tested by; nor does an archive", async () => {
    const salts = [here.tenantID, "ventanilla", await tableOf()]
    expect(leaks(await rows(), hers, salts, posted)).toEqual([])
    const lock = { recipients: [await Archive.identityToRecipient(identity)] as [string] }
    const taken = await inside(() => Archive.take({ dir, lock }))
    // Rows that only wait to expire are in the table but in no archive: they hold tokens of addresses and of requests.
    for (const passing of ["idempotency", "budget"]) {
      expect(
        (await rows()).some(({ pk }) => String(pk).startsWith(`${passing}#`)),
        passing,
      ).toBe(true)
      expect(taken.tally.kinds).not.toHaveProperty(passing)
    }
    expect(leaks(await files(dir), hers, salts, posted)).toEqual([])
    const lines: Record<string, unknown>[] = []
    await inside(async () => {
      for await (const { row } of Archive.linesFor(taken.path, { identity }, here.tenantID)) lines.push(row)
    })
    expect(lines.length).toBeGreaterThan(100)
    expect(leaks(lines, hers, salts, posted)).toEqual([])
  })

  it("leaves her case files as folios and numbers, found by folio and never reopened", async () => {
    const [{ casefileID, folio } = gone[0] as (typeof gone)[number]] = gone
    const file = await must("GET", `/casefiles/${casefileID}`, { who: here.coordinator })
    expect(file).toMatchObject({ folio, status: "closed", erasedAt: expect.any(String) })
    expect(await foundBy(folio)).toMatchObject([{ names: null, erasedAt: expect.any(String), casefiles: [{ folio }] }])
    expect((await post(`/casefiles/${casefileID}/reopen`)).body.code).toBe("person_erased")
    expect((await post(`/persons/${gone[0]?.personID}/erase`, { folio, reason: "her_request" })).status).toBe(410)
  })

  it("does not end what an archive can carry: everybody else is in it, and she is in none", async () => {
    const taken = await inside(() => Archive.take({ dir, lock: { passphrase: "corazón batería grapa" } }))
    const lines: string[] = []
    await inside(async () => {
      for await (const line of Archive.linesFor(taken.path, { passphrase: "corazón batería grapa" }, here.tenantID))
        lines.push(JSON.stringify(line))
    })
    expect(lines.some((line) => line.includes("Zarzamora"))).toBe(true)
    expect(lines.filter((line) => line.includes("Fermina") || line.includes("tiene miedo"))).toEqual([])
  })

  const isGone = async () => {
    forgetClients()
    const all = await rows()
    expect(
      all.filter(({ key, pk }) => key !== undefined && gone.some(({ personID }) => pk === `person#${personID}`)),
    ).toEqual([])
    for (const { personID } of gone)
      expect((await call("GET", `/persons/${personID}`, { who: here.coordinator })).status).toBe(410)
    expect(await foundBy("fermina daza")).toEqual([])
    expect((await call("GET", `/persons/${here.personID}`, { who: here.coordinator })).status).toBe(200)
  }

  it("is done again by a restore from DynamoDB's record of a moment before", async () => {
    const restore = (accept: number) =>
      operator(() =>
        Restoration.run({
          tenantID: here.tenantID,
          source: { kind: "recovery", at: "2026-03-09T15:00:00Z" },
          settleMs: 0,
          accept,
        }),
      )
    const { differences } = await restore(0)
    expect(differences.missing).toHaveProperty("audit")
    for (const kinds of [differences.missing, differences.more, differences.changed]) {
      expect(kinds).not.toHaveProperty("person")
      expect(kinds).not.toHaveProperty("find")
    }
    expect(await restore(Archive.differing(differences))).toMatchObject({ outcome: "restored" })
    await isGone()
    await operator(() => Restoration.forget({ tenantID: here.tenantID }))
  })

  it("is done again by a restore from an archive that is older", async () => {
    const source = { kind: "archive" as const, path: archive, key: { identity } }
    const outcome = await operator(() => Restoration.run({ tenantID: here.tenantID, source, settleMs: 0 }))
    expect(outcome).toMatchObject({ outcome: "restored", differences: { missing: {}, more: {}, changed: {} } })
    await isGone()
  })
})
