import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb"
import { ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Archive } from "@ventanilla/core/lifecycle/archive/inside"
import { Restoration } from "@ventanilla/core/lifecycle/restoration/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients, Slots } from "@ventanilla/core/platform/store"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { caseFileInput } from "./support/inputs"
import { type Filled, fillConsulate } from "./support/life"
import { localCloud } from "./support/local"
import { call, createWorld, must, type Who, type World } from "./support/world"

let world: World
let philadelphia: Filled
let boston: Filled
let dir: string
let identity: string
let recipient: string

const operator = <T>(run: () => Promise<T>, tenantID?: string) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const key = () => ({ identity })
const take = ({ tenantID }: { tenantID: string }) =>
  operator(() => Archive.take({ dir, lock: { recipients: [recipient] } }), tenantID)
const rows = async (tenantID: string, slot = "") => {
  const TableName = `${world.cloud.names.consulatePrefix}${tenantID}${slot}`
  const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName }))
  return Items.map((item) => JSON.stringify(item)).sort()
}
/** Rows that live for hours at most and are in no archive: idempotent answers and used budgets. */
const passing = /"pk":"(idempotency|budget)#/
const status = async ({ tenantID }: { tenantID: string }) =>
  ((await must("GET", `/headquarters/consulates/${tenantID}`, { who: world.headquarters })) as { status?: unknown })
    .status
const same = { missing: {}, more: {}, changed: {} }

beforeAll(async () => {
  Log.to(() => {})
  // The operator has the custody role of the templates.
  await localCloud({ policed: true })
  world = await createWorld()
  dir = await mkdtemp(join(tmpdir(), "ventanilla-life-"))
  identity = await Archive.generateIdentity()
  recipient = await Archive.identityToRecipient(identity)
  philadelphia = await fillConsulate(world, "PHL")
  boston = await fillConsulate(world, "BOS")
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe("an export", () => {
  it("is of everything, brought into an empty consulate under another key, and equal row by row", async () => {
    const made = await take(philadelphia)
    expect(made.tally.kinds).toMatchObject({ person: 2, casefile: 2, consent: 2, referral: 2, member: 1, settings: 1 })
    const chicago = await world.onboard("CHI")
    const brought = await operator(
      () => Archive.bringIn({ path: made.path, key: key(), members: true }),
      chicago.tenantID,
    )
    expect(brought.differences).toEqual(same)
    expect(brought.rows).toBe(made.tally.rows - 1)
    // Not only are the rows equal: sealed fields open there, and counters and settings work.
    const who = { ...philadelphia.coordinator, consulate: chicago.tenantID }
    const read = (one: Who) => must("GET", `/persons/${philadelphia.personID}`, { who: one })
    expect(await read(who)).toEqual(await read(philadelphia.coordinator))
    expect(await must("POST", "/numbers/verify", { who, body: {} })).toMatchObject({ drift: 0 })
    expect(await must("GET", "/settings", { who })).toEqual(
      await must("GET", "/settings", { who: philadelphia.coordinator }),
    )
    const sealed = async (tenantID: string) =>
      (await rows(tenantID)).flatMap((row) => /"sealed":\D*?"([^"]{100,})"/.exec(row)?.[1] ?? [])
    const [there, here] = [await sealed(chicago.tenantID), await sealed(philadelphia.tenantID)]
    expect(there).toHaveLength(here.length)
    expect(there.length).toBeGreaterThan(3)
    expect(there.filter((message) => here.includes(message))).toEqual([])
  })

  it("lets nobody in by its import unless that is said", async () => {
    const { path } = await take(philadelphia)
    const raleigh = await world.onboard("RAL")
    await operator(() => Archive.bringIn({ path, key: key(), members: false }), raleigh.tenantID)
    const stranger = { ...philadelphia.coordinator, consulate: raleigh.tenantID }
    expect((await call("GET", "/casefiles", { who: stranger })).body.code).toBe("not_member")
    expect((await must("GET", "/casefiles", { who: raleigh.coordinator })).items).toHaveLength(2)
  })

  it("is not brought into a consulate that has work of its own, and not half of one over half of another", async () => {
    const { path } = await take(philadelphia)
    const before = await rows(boston.tenantID)
    const into = operator(() => Archive.bringIn({ path, key: key(), members: false }), boston.tenantID)
    await expect(into).rejects.toMatchObject({ code: "consulate_not_empty" })
    expect(await rows(boston.tenantID)).toEqual(before)
  })

  it("that was interrupted at any write goes on when it is brought in again", async () => {
    const { path } = await take(philadelphia)
    const seattle = await world.onboard("SEA")
    const bring = () => operator(() => Archive.bringIn({ path, key: key(), members: true }), seattle.tenantID)
    const isPut = ({ action }: { action: string }) => action === "PutItem" || action === "TransactWriteItems"
    for (const skip of [0, 1, 7, 20]) {
      world.cloud.faults.add({ kind: "crash", skip, match: isPut })
      await expect(bring(), `put ${skip}`).rejects.toThrow()
      world.cloud.faults.clear()
      forgetClients()
    }
    expect((await bring()).differences).toEqual(same)
    await expect(bring()).rejects.toMatchObject({ code: "consulate_not_empty" })
  })

  it("is nobody's but an operator's", async () => {
    const headquarters = Act.with({ type: "headquarters", identity: "sede" }, () =>
      Archive.take({ dir, lock: { recipients: [recipient] } }),
    )
    await expect(headquarters).rejects.toMatchObject({ code: "forbidden" })
  })
})

describe("a restore from an export", () => {
  it("while another consulate works gives back every row, touches no other, and switches only when it was compared", async () => {
    const { path } = await take(philadelphia)
    const before = await rows(philadelphia.tenantID)
    // What the restore undoes.
    await must("POST", "/casefiles", { who: philadelphia.coordinator, body: caseFileInput() })
    expect(await rows(philadelphia.tenantID)).not.toEqual(before)

    let opened = 0
    let stopped = false
    const load = (async () => {
      while (!stopped) {
        await must("POST", "/casefiles", { who: boston.coordinator, body: caseFileInput() })
        opened++
      }
    })()
    const bostonBefore = new Set(await rows(boston.tenantID))
    const refused: unknown[] = []
    const seen = setInterval(async () => {
      refused.push((await call("GET", "/casefiles", { who: philadelphia.coordinator })).body.code)
    }, 100)
    const outcome = await operator(() =>
      Restoration.run({
        tenantID: philadelphia.tenantID,
        source: { kind: "archive", path, key: key() },
        settleMs: 500,
      }),
    )
    clearInterval(seen)
    stopped = true
    await load
    const lasting = before.filter((row) => !passing.test(row))
    expect(lasting.length).toBeLessThan(before.length)
    expect(outcome).toMatchObject({ outcome: "restored", rows: lasting.length, differences: same })
    expect(outcome.minutes).toBeGreaterThan(0)
    expect(refused).toContain("consulate_not_active")
    forgetClients()

    expect(await status(philadelphia)).toBe("active")
    expect((await must("GET", "/casefiles", { who: philadelphia.coordinator })).items).toHaveLength(2)
    const restored = await rows(philadelphia.tenantID, ".b")
    expect(restored.length).toBeGreaterThanOrEqual(lasting.length)
    expect(opened).toBeGreaterThan(3)
    const after = await rows(boston.tenantID)
    const kept = [...bostonBefore].filter((row) => !row.includes('"statistics#') && !row.includes('"folio'))
    expect(kept.filter((row) => !after.includes(row))).toEqual([])
    expect(await must("POST", "/numbers/verify", { who: boston.coordinator, body: {} })).toMatchObject({ drift: 0 })
  }, 120_000)

  it("keeps the table it put aside until that is forgotten, and begins no other before", async () => {
    const { path } = await take(philadelphia)
    const again = () =>
      operator(() =>
        Restoration.run({
          tenantID: philadelphia.tenantID,
          source: { kind: "archive", path, key: key() },
          settleMs: 0,
        }),
      )
    await expect(again()).rejects.toMatchObject({ code: "table_not_free" })
    expect(await status(philadelphia)).toBe("active")
    await operator(() => Restoration.forget({ tenantID: philadelphia.tenantID }))
    const TableName = `${world.cloud.names.consulatePrefix}${philadelphia.tenantID}`
    await expect(world.cloud.admin.send(new DescribeTableCommand({ TableName }))).rejects.toThrow()
    expect(await again()).toMatchObject({ outcome: "restored" })
    expect(await Slots.readSlot(philadelphia.tenantID)).toBe("a")
    await operator(() => Restoration.forget({ tenantID: philadelphia.tenantID }))
  })

  it("of another consulate's export is refused, and so is an export that was harmed", async () => {
    const { path } = await take(boston)
    const wrong = operator(() =>
      Restoration.run({ tenantID: philadelphia.tenantID, source: { kind: "archive", path, key: key() }, settleMs: 0 }),
    )
    await expect(wrong).rejects.toMatchObject({ code: "archive_of_another" })
    await operator(() => Restoration.cancel({ tenantID: philadelphia.tenantID }))
    expect(await status(philadelphia)).toBe("active")
  })
})
