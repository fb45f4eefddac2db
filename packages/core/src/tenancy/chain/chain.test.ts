import { DeleteCommand, DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { asFunction } from "@ventanilla/local/functions"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { localCloud } from "../../../../../tests/support/local"
import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { Log } from "../../platform/util/log"
import { Metric } from "../../platform/util/metric"
import { Tenant } from "../tenant/inside"
import * as Chain from "./chain"
import { Sealed } from "./chain.schema"

type Item = Record<string, unknown> & { pk: string; sk: string }

let here: Consulate
let admin: DynamoDBDocumentClient
let now = Date.parse("2026-03-09T14:05:00.000Z")
const minute = 60_000
const hour = 60 * minute
const today = { from: "2026-03-09", to: "2026-03-09" }

beforeAll(async () => {
  Log.to(() => undefined)
  // The cloud has a clock of its own, which it sets when it starts.
  await localCloud()
  Clock.set(() => new Date(now))
  here = await consulate()
  admin = DynamoDBDocumentClient.from(here.cloud.admin)
})
afterEach(() => here.cloud.faults.clear())
afterAll(() => Clock.set(undefined))

const inside = <T>(run: () => Promise<T>) =>
  asFunction("digest", () => Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, run))
const act = (subject: string) =>
  here.as("caseworker", () => Audit.read({ action: "casefile.read", subjects: [subject] }))
const check = (days = today) => inside(() => Chain.check(days))
const kinds = async (days = today) =>
  (await check(days)).findings.map(({ kind, entry }) => (entry ? `${kind} ${entry}` : kind))
const tableName = () => `${here.cloud.names.consulatePrefix}${here.tenantID}`
const rowsIn = async (TableName: string, pk: string): Promise<Item[]> => {
  const { Items = [] } = await admin.send(
    new QueryCommand({ TableName, KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": pk } }),
  )
  return Items as Item[]
}
const entries = () => rowsIn(tableName(), "audit#2026-03-09")
const seals = () => rowsIn(here.cloud.names.registry, `seal#${here.tenantID}`)
const put = (TableName: string, Item: Item) => admin.send(new PutCommand({ TableName, Item }))
const remove = (TableName: string, { pk, sk }: Item) => admin.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
/** Does something to a row, looks, and puts it back as it was. */
async function whileChanged<T>(table: string, row: Item, change: () => Promise<unknown>, look: () => Promise<T>) {
  await change()
  const seen = await look()
  await put(table, row)
  return seen
}
const vault = () => here.cloud.gateway.vault.behind

describe("an hour", () => {
  it("is sealed once it is certainly over, exactly once, in the registry and in the vault", async () => {
    for (const subject of ["cas_1", "cas_2", "cas_3"]) await act(subject)
    now = Date.parse("2026-03-09T15:19:00.000Z")
    expect(await inside(Chain.seal)).toEqual({ sealed: 0 })
    now += minute
    const runs = await Promise.all([1, 2, 3].map(() => inside(Chain.seal)))
    expect(runs.reduce((sum, { sealed }) => sum + sealed, 0)).toBeGreaterThanOrEqual(1)
    expect(await inside(Chain.seal)).toEqual({ sealed: 0 })
    const [seal, ...more] = await seals()
    expect(more).toEqual([])
    const all = await entries()
    expect(seal).toMatchObject({
      number: 1,
      from: "2026-03-09T14:00:00.000Z",
      to: "2026-03-09T15:00:00.000Z",
      count: all.length,
    })
    const key = `${here.tenantID}/2026-03-09/14.json`
    expect(vault().keys()).toContain(key)
    const kept = Sealed.parse(JSON.parse(vault().get(key) ?? ""))
    const { pk, sk, ...registered } = seal as Item
    expect(kept.seal).toEqual(registered)
    expect(kept.entries.map(({ id }) => id)).toEqual(all.map((one) => one.sk))
  })

  it("that is sealed says ids and hashes, and nothing of what the entries say", async () => {
    const text = vault().get(`${here.tenantID}/2026-03-09/14.json`) ?? ""
    expect(text).not.toMatch(/cas_|stf_|casefile|caseworker/)
  })

  it("without entries waits for the next that has some; all of them share a seal, over days", async () => {
    now = Date.parse("2026-03-11T02:30:00.000Z")
    expect(await inside(Chain.seal)).toEqual({ sealed: 0 })
    expect(await check({ from: "2026-03-09", to: "2026-03-11" })).toMatchObject({ intact: true, seals: 1 })
    await act("cas_4")
    now = Date.parse("2026-03-11T05:30:00.000Z")
    await inside(Chain.seal)
    const made = await seals()
    expect(made.map(({ from, to, count }) => [String(from).slice(5, 13), String(to).slice(5, 13), count])).toEqual([
      ["03-09T14", "03-09T15", expect.any(Number)],
      ["03-09T15", "03-11T02", 0],
      ["03-11T02", "03-11T03", 1],
    ])
    const verdict = await check({ from: "2026-03-09", to: "2026-03-11" })
    expect(verdict).toMatchObject({ intact: true, findings: [], seals: 3, sealedUntil: "2026-03-11T03:00:00.000Z" })
    // Of the days in the middle there is no seal that begins in them.
    expect(await check({ from: "2026-03-10", to: "2026-03-10" })).toMatchObject({ intact: true, seals: 0 })
  })
})

describe("a seal that a run did not finish", () => {
  const match = ({ service, action }: { service: string; action: string }) => service === "s3" && action === "PutObject"

  it("is taken up by the next, when it lies in the vault and not in the registry", async () => {
    await act("cas_5")
    now += 2 * hour
    here.cloud.faults.add({ kind: "crash-after", match })
    await expect(inside(Chain.seal)).rejects.toThrow()
    here.cloud.faults.clear()
    const before = (await seals()).length
    await inside(Chain.seal)
    expect((await seals()).length).toBeGreaterThan(before)
    expect(await kinds({ from: "2026-03-11", to: "2026-03-11" })).toEqual([])
  })

  it("whose answer was lost is not put twice", async () => {
    await act("cas_6")
    now += 2 * hour
    here.cloud.faults.add({ kind: "fail-after", match })
    await inside(Chain.seal)
    expect(await kinds({ from: "2026-03-11", to: "2026-03-11" })).toEqual([])
  })

  it("is waited for by the registry: while the vault does not answer, nothing is sealed", async () => {
    const before = await seals()
    await act("cas_6")
    now += 2 * hour
    here.cloud.faults.add({ kind: "error", times: 100, match: ({ service }) => service === "s3" })
    await expect(inside(Chain.seal)).rejects.toThrow()
    here.cloud.faults.clear()
    expect(await seals()).toEqual(before)
    await inside(Chain.seal)
  })

  it("is not taken up when somebody else's lies in its place", async () => {
    await act("cas_6")
    now += 2 * hour
    const last = (await seals()).at(-1)
    const from = String(last?.to)
    const key = `${here.tenantID}/${from.slice(0, 10)}/${from.slice(11, 13)}.json`
    vault().put(key, vault().get(`${here.tenantID}/2026-03-09/14.json`) ?? "")
    await expect(inside(Chain.seal)).rejects.toMatchObject({ name: "SealRefused" })
    expect((await seals()).at(-1)).toEqual(last)
    vault().remove(key)
    await inside(Chain.seal)
    expect((await check({ from: "2026-03-11", to: "2026-03-11" })).intact).toBe(true)
  })
})

describe("whoever can write the table, past every guard", () => {
  it("and changes, removes, adds or swaps an entry, is found, with the entry's name", async () => {
    const table = tableName()
    const [one, two] = (await entries()).filter(({ action }) => action === "casefile.read") as [Item, Item]
    const altered = () => put(table, { ...one, action: "casefile.listed" })
    expect(await whileChanged(table, one, altered, kinds)).toEqual([`entry_altered ${one.sk}`])
    expect(await whileChanged(table, one, () => remove(table, one), kinds)).toEqual([`entry_missing ${one.sk}`])
    const swapped = async () => {
      const { pk, sk, auditID, gsi1sk, gsi2sk } = one
      await put(table, { ...two, pk, sk, auditID, gsi1sk, gsi2sk })
      await put(table, { ...one, pk: two.pk, sk: two.sk, auditID: two.auditID, gsi1sk: two.gsi1sk, gsi2sk: two.gsi2sk })
    }
    expect((await whileChanged(table, one, swapped, kinds)).sort()).toEqual(
      [`entry_reordered ${one.sk}`, `entry_reordered ${two.sk}`].sort(),
    )
    await put(table, two)
    const late = { ...one, sk: `${one.sk.slice(0, 14)}ZZZZZZZZZZZZZZZZ` }
    await put(table, { ...late, auditID: late.sk, gsi1sk: late.sk })
    expect(await kinds()).toEqual([`entry_added ${late.sk}`])
    await remove(table, late)
    expect(await kinds()).toEqual([])
  })

  it("and the registry, and removes or rewrites a seal, is found, with its hour", async () => {
    const { registry } = here.cloud.names
    const [first] = (await seals()) as [Item]
    expect(await whileChanged(registry, first, () => remove(registry, first), kinds)).toEqual(["seal_missing"])
    const forged = () => put(registry, { ...first, count: 0 })
    expect(await whileChanged(registry, first, forged, kinds)).toContain("seal_altered")
    expect(await kinds()).toEqual([])
  })

  it("and the vault, is found, with the hour", async () => {
    const key = `${here.tenantID}/2026-03-09/14.json`
    const kept = vault().get(key) ?? ""
    vault().remove(key)
    expect(await kinds()).toEqual(["vault_missing"])
    vault().put(key, "{")
    expect(await kinds()).toEqual(["vault_missing"])
    vault().put(
      key,
      kept.replace(/"hash":"(.)/, (_, one) => `"hash":"${one === "f" ? "0" : "f"}`),
    )
    expect(await kinds()).toContain("vault_differs")
    vault().put(key, kept)
    expect(await kinds()).toEqual([])
  })
})

describe("a session", () => {
  it("of a consulate replaces no seal, puts none without that condition, and reaches no other's", async () => {
    const { S3Client, PutObjectCommand, GetObjectCommand, DeleteObjectCommand } = await import("@aws-sdk/client-s3")
    const { credentialsOf } = await import("../../platform/store")
    const credentials = await credentialsOf(here.tenantID)
    const client = new S3Client({ credentials, maxAttempts: 1 })
    const Bucket = here.cloud.names.vault
    const Key = `${here.tenantID}/2026-03-09/14.json`
    const of = (name: string) => ({ Bucket, Key: name, Body: "{}" })
    await expect(client.send(new PutObjectCommand({ ...of(Key), IfNoneMatch: "*" }))).rejects.toThrow(
      "PreconditionFailed",
    )
    await expect(client.send(new PutObjectCommand(of(`${here.tenantID}/new.json`)))).rejects.toThrow(/not authorized/)
    await expect(client.send(new DeleteObjectCommand({ Bucket, Key }))).rejects.toThrow(/not authorized/)
    for (const other of ["headquarters/x.json", "ten_01J00000000000000000000000/x.json"]) {
      await expect(client.send(new PutObjectCommand({ ...of(other), IfNoneMatch: "*" }))).rejects.toThrow(
        /not authorized/,
      )
      await expect(client.send(new GetObjectCommand({ Bucket, Key: other }))).rejects.toThrow(/not authorized/)
    }
  })

  it("of staff seals nothing", async () => {
    await expect(here.as("coordinator", Chain.seal)).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("headquarters' own audit", () => {
  const plan = <T>(run: () => Promise<T>) => asFunction("plan", () => Act.with({ type: "system", job: "plan" }, run))

  it("is sealed and verified as a consulate's is", async () => {
    await plan(Chain.seal)
    const network = () =>
      asFunction("api", () => Act.with({ type: "headquarters", identity: "test" }, () => Chain.verifyNetwork(today)))
    expect(await network()).toMatchObject({ chain: "headquarters", intact: true })
    const { registry } = here.cloud.names
    const [one] = (await rowsIn(registry, "audit#2026-03-09")) as [Item]
    const altered = () => put(registry, { ...one, action: "tenant.resumed" })
    const { findings } = await whileChanged(registry, one, altered, network)
    expect(findings).toEqual([{ kind: "entry_altered", hour: "2026-03-09T14:00:00.000Z", entry: one.sk }])
    // A consulate's coordinator does not see headquarters' chain, nor the other way round.
    await expect(here.as("coordinator", () => Chain.verifyNetwork(today))).rejects.toMatchObject({ code: "forbidden" })
    const asNetwork = Act.with({ type: "headquarters", identity: "test" }, () => Chain.verify(today).catch((e) => e))
    expect(await asNetwork).toMatchObject({ code: "forbidden" })
  })
})

describe("the look at what is sealed", () => {
  let lines: Record<string, unknown>[] = []
  const read = (line: string) => void lines.push(JSON.parse(line))
  const sealAndVerify = async () => {
    lines = []
    Metric.to(read)
    Log.to(read)
    const found = await inside(Chain.sealAndVerify)
    Metric.to(undefined)
    Log.to(() => undefined)
    return found
  }

  it("finds nothing in what is intact, and is not repeated before the next hour", async () => {
    await act("cas_8")
    now += 2 * hour
    expect(await sealAndVerify()).toEqual({ sealed: expect.any(Number), findings: 0 })
    expect(lines.filter(({ ChainBroken }) => ChainBroken !== undefined)).toMatchObject([{ ChainBroken: 0 }])
    expect(await sealAndVerify()).toEqual({ sealed: 0, findings: 0 })
    expect(lines).toEqual([])
  })

  it("counts and says by chain and hour what was altered, and seals on", async () => {
    const day = new Date(now).toISOString().slice(0, 10)
    const one = (await rowsIn(tableName(), `audit#${day}`)).find(({ action }) => action === "casefile.read") as Item
    await act("cas_8")
    now += 2 * hour
    const seen = await whileChanged(tableName(), one, () => put(tableName(), { ...one, action: "x" }), sealAndVerify)
    expect(seen).toEqual({ sealed: expect.any(Number), findings: 1 })
    expect(seen.sealed).toBeGreaterThan(0)
    expect(lines.find(({ ChainBroken }) => ChainBroken)).toMatchObject({ ChainBroken: 1 })
    expect(lines.find(({ message }) => message === "chain.broken")).toMatchObject({
      chain: here.tenantID,
      kind: "entry_altered",
    })
    await act("cas_8")
    now += 2 * hour
    expect((await sealAndVerify()).findings).toBe(0)
  })

  it("comes in its turn to days that are long past", async () => {
    const [one] = (await entries()) as [Item]
    now = Date.parse("2026-03-13T00:25:00.000Z")
    await sealAndVerify()
    const seen: number[] = []
    for (let turn = 0; turn < 3; turn++) {
      await act("cas_8")
      now += hour
      seen.push((await whileChanged(tableName(), one, () => remove(tableName(), one), sealAndVerify)).findings)
    }
    expect(seen.sort()).toEqual([0, 0, 1])
  })

  it("is had once a day where nothing is written, and comes in its turn to days that are long past", async () => {
    const [one] = (await entries()) as [Item]
    const seen: number[] = []
    for (let turn = 0; turn < 10; turn++) {
      now = Date.parse(`2026-03-${14 + turn}T00:25:00.000Z`)
      const [nothing, look] = [await whileChanged(tableName(), one, () => remove(tableName(), one), sealAndVerify), now]
      seen.push(nothing.findings)
      now = look + hour
      expect(await sealAndVerify()).toEqual({ sealed: 0, findings: 0 })
    }
    expect(seen).toContain(1)
  })

  it("is had at headquarters too, with the rights of the planner", async () => {
    const planned = asFunction("plan", () => Act.with({ type: "system", job: "plan" }, Chain.sealAndVerify))
    expect(await planned).toEqual({ sealed: expect.any(Number), findings: 0 })
  })

  it("is had in a suspended consulate, whose hours are sealed", async () => {
    const network = <T>(run: () => Promise<T>) =>
      asFunction("api", () => Act.with({ type: "headquarters", identity: "test" }, run))
    await act("cas_8")
    await network(() => Tenant.suspend({ tenantID: here.tenantID }))
    now += 2 * hour
    expect((await sealAndVerify()).sealed).toBeGreaterThan(0)
    await network(() => Tenant.resume({ tenantID: here.tenantID }))
  })
})

describe("the end of a consulate", () => {
  it("closes its chain with a last seal, after which there is none", async () => {
    await act("cas_7")
    const { sealed } = await inside(Chain.close)
    expect(sealed).toBeGreaterThan(0)
    expect(await inside(Chain.close)).toEqual({ sealed: 0 })
    expect((await seals()).at(-1)).toMatchObject({ closing: true })
    now += 9 * hour
    expect(await inside(Chain.seal)).toEqual({ sealed: 0 })
    const days = await inside(Chain.extent)
    expect(days).toMatchObject({ from: "2026-03-09" })
    expect(await check(days as { from: string; to: string })).toMatchObject({ intact: true })
  })
})

describe("a chain in which nothing happens", () => {
  const silent = async () => {
    const other = await consulate()
    const { tenantID } = other
    const own = <T>(run: () => Promise<T>) =>
      asFunction("digest", () => Act.with({ type: "system", job: "digest", tenantID }, run))
    now += 2 * hour
    await own(Chain.seal)
    return {
      own,
      act: (subject: string) =>
        other.as("caseworker", () => Audit.read({ action: "casefile.read", subjects: [subject] })),
      made: () => rowsIn(here.cloud.names.registry, `seal#${tenantID}`),
      /** How often the database was asked for it. */
      async asked(run: () => Promise<unknown>): Promise<number> {
        let calls = 0
        const counted = ({ service }: { service: string }) => {
          if (service === "dynamodb") calls++
          return false
        }
        here.cloud.faults.add({ kind: "error", match: counted })
        await own(run)
        here.cloud.faults.clear()
        return calls
      },
    }
  }

  it("costs a tick no more with every day, and is sealed every two days", async () => {
    const { asked, made } = await silent()
    const before = (await made()).length
    const reads: number[] = []
    for (let day = 0; day < 20; day++) {
      now += 24 * hour
      reads.push(await asked(Chain.seal))
    }
    expect(Math.min(...reads)).toBeGreaterThan(0)
    expect(Math.max(...reads.slice(10))).toBeLessThanOrEqual(Math.max(...reads.slice(0, 10)))
    expect((await made()).length - before).toBe(10)
  })

  it("for a year costs a tick no more than for five weeks, and is sealed whole by the ticks that follow", async () => {
    const { own, act, asked, made } = await silent()
    const first = await act("cas_1").then(() => new Date(now).toISOString().slice(0, 10))
    now += 35 * 24 * hour
    const five = await asked(Chain.seal)
    await act("cas_2")
    now += 300 * 24 * hour
    await act("cas_3")
    now += 65 * 24 * hour
    await act("cas_4")
    now += 5 * hour
    const reads = [await asked(Chain.seal)]
    // While it catches up, it is known to be late.
    expect(await own(Chain.sealAndVerify)).toMatchObject({ sealed: 1, findings: 0 })
    while (Date.parse(String((await made()).at(-1)?.to)) < now - 5 * hour) reads.push(await asked(Chain.seal))
    expect(Math.max(...reads)).toBeLessThanOrEqual(five + 5)
    expect(reads.length).toBeLessThanOrEqual(12)
    const all = { from: first, to: new Date(now).toISOString().slice(0, 10) }
    expect(await own(() => Chain.check(all))).toMatchObject({
      intact: true,
      findings: [],
      seals: (await made()).length,
    })
    expect((await made()).filter(({ count }) => Number(count) > 0).length).toBeGreaterThanOrEqual(4)
  })

  it("says when it is due without reading what it would catch up", async () => {
    const { asked } = await silent()
    now += 365 * 24 * hour
    const at = new Date(now).toISOString()
    const calls = await asked(async () => expect(String(await Chain.nextDueAt(at)) < at).toBe(true))
    expect(calls).toBeLessThanOrEqual(5)
  })
})
