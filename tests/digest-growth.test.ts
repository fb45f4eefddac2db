import { BatchWriteCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { pagesOf, Slots } from "@ventanilla/core/platform/store"
import * as Tick from "@ventanilla/core/scheduler/tick"
import { Config } from "@ventanilla/core/util/config"
import { randomFolio } from "@ventanilla/core/util/folio"
import { createID } from "@ventanilla/core/util/id"
import { Log } from "@ventanilla/core/util/log"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import type { Call } from "@ventanilla/local"
import { asFunction } from "@ventanilla/local/functions"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { caseFileWithConsent, createWorld, partnerOf, referralOf, type Who, type World } from "./support/world"

type Row = Record<string, unknown>
type Ally = Awaited<ReturnType<typeof partnerOf>>
const day = 86_400_000
const everyDay = { schedule: { days: [1, 2, 3, 4, 5, 6, 7], minute: 480 } }
const latency = 60
let world: World
let tenantID: string
let coordinator: Who
let table: string

const inside = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "digest", tenantID }, run)

beforeAll(async () => {
  Log.to(() => undefined)
  world = await createWorld()
  // Every call is slowed here on purpose, and one process makes all the mails that Lambda would.
  Timeouts.scale(20)
  world.cloud.clock.freeze("2030-01-07T15:00:00.000Z")
  ;({ tenantID, coordinator } = await world.onboard("PHL"))
  table = Config.consulateTable(tenantID, await inside(() => Slots.readSlot(tenantID)))
})
afterAll(async () => {
  Timeouts.scale(1)
  await world.cloud.stop()
})

async function everyRow(): Promise<Row[]> {
  const scan = (from?: Row) => world.cloud.admin.send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }))
  const rows: Row[] = []
  for await (const page of pagesOf<Row>(scan)) rows.push(...page)
  return rows
}

type Waiting = { referralID: string; folio: string }
/** So many referrals of as many women that wait for the next digest of one mailbox: one made by people, and its copies. */
async function waiting(ally: Ally, many: number): Promise<Waiting[]> {
  const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
  const made = { ...file, ...(await referralOf(coordinator, ally, file)) }
  const rows = await everyRow()
  const own = { casefile: "casefileID", person: "personID", consent: "consentID", referral: "referralID" } as const
  const originals = rows.filter(({ __edb_e__, pk }) => {
    const name = own[__edb_e__ as keyof typeof own]
    return name && pk === `${__edb_e__}#${made[name]}`
  })
  expect(originals).toHaveLength(4)
  const copies = Array.from({ length: many - 1 }, () => {
    const ids = Object.entries(own).map(([kind, name]) => [made[name], createID(kind as keyof typeof own)] as const)
    const folio = randomFolio("CAN")
    return originals.map((row) => {
      const text = [...ids, [made.folio, folio] as const].reduce(
        (left, [from, to]) => left.replaceAll(from, to),
        JSON.stringify(row),
      )
      const copy = Object.entries(JSON.parse(text) as Row)
      // No other chore has to do with the copies.
      return Object.fromEntries(copy.filter(([name]) => row.__edb_e__ === "referral" || !name.startsWith("gsi")))
    })
  }).flat()
  for (let from = 0; from < copies.length; from += 25) {
    const puts = copies.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
    await world.cloud.admin.send(new BatchWriteCommand({ RequestItems: { [table]: puts } }))
  }
  const referrals = copies.filter(({ __edb_e__ }) => __edb_e__ === "referral") as unknown as Waiting[]
  return [made, ...referrals].map(({ referralID, folio }) => ({ referralID, folio }))
}

/** Midday of the next day: what waits is due. */
function nextDay(): string {
  const now = world.cloud.clock.now().getTime()
  const tick = new Date(Math.floor(now / day) * day + day + 13 * 3_600_000).toISOString()
  world.cloud.clock.freeze(tick)
  return tick
}
const run = (tick: string) => asFunction("digest", () => inside(() => Tick.run({ tick })))

/** The next day's tick: how many calls it made, and how many of them one after the other. */
async function measured() {
  const tick = nextDay()
  const begun: number[] = []
  const match = () => begun.push(performance.now()) > 0
  // Every call takes as long, so that those that waited for one another can be told from those that did not.
  world.cloud.faults.add({ kind: "slow", after: latency, times: 1_000_000, match })
  const { sent, mails } = await run(tick)
  world.cloud.faults.clear()
  await world.cloud.queues.drain()
  let deep = 0
  let until = 0
  for (const at of begun) {
    if (at < until) continue
    deep++
    until = at + latency
  }
  return { calls: begun.length, deep, sent, mails }
}

const mailsWith = (ally: Ally, folio: string) =>
  world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))

/** Each went in exactly one mail, under one number, and is recorded as sent. */
async function expectSentOnce(ally: Ally, referrals: Waiting[]): Promise<void> {
  for (const { folio } of referrals) expect(mailsWith(ally, folio), folio).toHaveLength(1)
  const rows = ((await everyRow()) as (Row & { timeline: { what: string }[] })[]).filter(
    ({ __edb_e__ }) => __edb_e__ === "referral",
  )
  const sent = new Map(rows.map((row) => [row.referralID, row.timeline.filter(({ what }) => what === "sent").length]))
  expect(referrals.filter(({ referralID }) => sent.get(referralID) !== 1)).toEqual([])
}

describe("a digest", () => {
  it("asks AWS little more, and waits no longer, when many referrals are ready", { timeout: 240_000 }, async () => {
    const ally = await partnerOf(world, coordinator, "many@partner.example", everyDay)
    await measured()
    const idle = await measured()
    for (const many of [10, 100, 300]) {
      await waiting(ally, many)
      const { calls, deep, sent, mails } = await measured()
      expect(sent).toBe(many)
      expect(mails).toBe(Math.ceil(many / 48))
      // Beyond a tick without a digest; those sent earlier still wait for their answers.
      expect(calls - idle.calls, `${many} ready`).toBeLessThanOrEqual(30 + many / 4)
      expect(deep - idle.deep, `${many} ready`).toBeLessThanOrEqual(40)
    }
  })

  it("in several parts that two workers make at once goes out once", { timeout: 60_000 }, async () => {
    const ally = await partnerOf(world, coordinator, "both@partner.example", everyDay)
    const referrals = await waiting(ally, 120)
    const tick = nextDay()
    const done = await Promise.all([run(tick), run(tick)])
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(120)
    await expectSentOnce(ally, referrals)
  })

  it("of which one part cannot be mailed sends the others, and that one at the next tick", {
    timeout: 60_000,
  }, async () => {
    const ally = await partnerOf(world, coordinator, "part@partner.example", everyDay)
    const referrals = await waiting(ally, 120)
    const tick = nextDay()
    const [{ folio } = { folio: "" }] = referrals.slice(60)
    const match = ({ service, request }: Call) => service === "ses" && JSON.stringify(request).includes(folio)
    world.cloud.faults.add({ kind: "error", times: 1000, match })
    await expect(run(tick)).rejects.toThrow()
    world.cloud.faults.clear()
    const gone = referrals.filter((one) => mailsWith(ally, one.folio).length === 1)
    expect(gone.length).toBeGreaterThanOrEqual(120 - 48)
    expect(gone.length).toBeLessThan(120)
    expect((await run(tick)).sent).toBe(120 - gone.length)
    await expectSentOnce(ally, referrals)
  })

  it("of many mailboxes waits no longer than that of one", { timeout: 120_000 }, async () => {
    const many = 12
    await measured()
    const idle = await measured()
    for (let number = 0; number < many; number++)
      await waiting(await partnerOf(world, coordinator, `one-${number}@partner.example`, everyDay), 2)
    const { deep, sent } = await measured()
    expect(sent).toBe(2 * many)
    expect(deep - idle.deep).toBeLessThanOrEqual(40)
  })
})
