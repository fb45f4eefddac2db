import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../../tests/support/consulate"
import { localCloud } from "../../../../../tests/support/local"
import { Audit } from "../../audit/audit/inside"
import { Act } from "../../platform/actor"
import { commit, forgetClients, Store } from "../../platform/store"
import { Log } from "../../platform/util/log"
import { Vault } from "../../platform/vault"
import { Numbers } from "../../reporting/numbers/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Statistics } from "../statistics/inside"
import type { CounterKey } from "../statistics/statistics.rules"
import { Suppression } from "../suppression/inside"
import * as Publication from "./publication"
import { contributionKey } from "./publication.row"
import { accounted, difference, isHeldBack, isWeighed, settled, sum } from "./publication.rules"

describe("sums", () => {
  it("move by the difference, and by nothing when nothing changed", () => {
    const [sent, now] = [
      { a: 3, b: 2 },
      { a: 5, c: 1 },
    ]
    expect(difference(now, sent)).toEqual({ a: 2, b: -2, c: 1 })
    expect(difference(now, now)).toEqual({})
    expect(sum(sent, difference(now, sent))).toEqual({ a: 5, b: 0, c: 1 })
  })
  it("that are closed add up to what was counted, whenever it came to light", () => {
    expect(accounted([{ a: 5 }, { a: 3, b: 1 }], [{ a: 4 }])).toEqual({ a: 4, b: 1 })
    expect(accounted([{ a: 1 }, { a: 1 }], [{ a: 4 }])).toEqual({ a: 0 })
  })
  it("are never less than nothing: what is goes over to the next month", () =>
    expect(settled({ a: 4, b: -1 })).toEqual({ cells: { a: 4, b: 0 }, over: { b: -1 } }))
  it("of a month in which too few consulates counted, or one that is new, are not shown to headquarters", () => {
    const cells = { "casefile.age.18-29": 12, "casefile.age.30-44": 20 }
    const of = (count: number, weighed = true) =>
      Array.from({ length: count }, () => ({ counts: { "casefile.opened": 20 }, weighed }))
    const nothing = { "casefile.age.18-29": null, "casefile.age.30-44": null }
    expect(Suppression.forHeadquarters(cells, of(4), 11)).toEqual(nothing)
    expect(Suppression.forHeadquarters(cells, [...of(4), ...of(6, false)], 11)).toEqual(nothing)
    const rest = { "casefile.age.18-29": 60, "casefile.age.30-44": 60, "casefile.age.45-59": 50 }
    expect(Suppression.forHeadquarters(rest, of(10), 11)).toEqual(rest)
  })
  it("weigh a consulate from its seventh month on", () => {
    expect(isWeighed("2026-01-31T10:00:00.000Z", "2026-06")).toBe(false)
    expect(isWeighed("2026-01-31T10:00:00.000Z", "2026-07")).toBe(true)
    expect(isWeighed("2025-09-01T00:00:00.000Z", "2026-03")).toBe(true)
  })
  it("wait for whoever is suspended, and for as long afterwards as everybody has", () => {
    const now = "2026-05-20T00:00:00.000Z"
    expect(isHeldBack({ status: "suspended" }, now)).toBe(true)
    expect(isHeldBack({ status: "active" }, now)).toBe(false)
    expect(isHeldBack({ status: "active", resumedAt: "2026-05-12T00:00:00.000Z" }, now)).toBe(true)
    expect(isHeldBack({ status: "active", resumedAt: "2026-05-09T00:00:00.000Z" }, now)).toBe(false)
  })
  it("show anybody nothing about women under k, what events there were however few", () => {
    const totals = { month: "2026-03", answerHours: {}, medianAnswerHours: null }
    const counts = { "casefile.opened": 40, "referral.made": 4, "outreach.held": 3 } as never
    const cells = { "casefile.age.18-29": 30, "casefile.age.30-44": 7, "casefile.age.60+": 3 }
    const shown = Suppression.forAnybody({ cells, totals: { ...totals, counts, cells: {} }, threshold: 11 })
    expect(shown).toEqual({
      "casefile.opened": 40,
      "referral.made": null,
      "outreach.held": 3,
      "casefile.age.18-29": 30,
      "casefile.age.30-44": null,
      "casefile.age.60+": null,
    })
  })
})

describe("a month of the network", () => {
  let [one, two, three] = [] as unknown as [Consulate, Consulate, Consulate]
  const cloud = () => one.cloud
  const month = "2026-03"
  const age = (group: string) => `casefile.age.${group}` as const

  beforeAll(async () => {
    Log.to(() => undefined)
    const local = await localCloud()
    local.clock.freeze("2025-09-02T15:00:00.000Z")
    ;[one, two, three] = [await grown(), await grown(), await grown()]
    local.clock.freeze("2026-03-02T15:00:00.000Z")
  }, 60_000)

  /** A consulate whose probation has ended by March. */
  const grown = async () => {
    const here = await consulate()
    await here.as("coordinator", Vault.createKey)
    return here
  }
  const count = (here: Consulate, counted: readonly (readonly [CounterKey, number])[], of = month) =>
    here.as("coordinator", async () =>
      commit({
        writes: [],
        audit: await Audit.entry({ action: "task.done", subjects: [here.tenantID] }),
        count: await Statistics.count(of, counted),
        answer: {},
        remembered: false,
      }),
    )
  const publish = (here: Consulate, of = month) =>
    Act.with({ type: "system", tenantID: here.tenantID, job: "statistics" }, async () => {
      const numbers = await Statistics.publish(of)
      await Publication.addUp(of, { tenantID: here.tenantID, numbers })
      await Publication.contribute(of)
    })
  /** The months that close now; those before the test's begin have no numbers. */
  const close = async () => {
    const { closed } = await Act.with({ type: "system", job: "plan" }, () => Publication.closeAll())
    return closed.filter((one) => one >= month)
  }
  const gathered = (of = month) => Act.with({ type: "system", job: "plan" }, () => gatheredOf(of))
  const figures = (circle: "headquarters" | "outside", families = "totals,casefile.age", from = month, to = month) =>
    Act.with({ type: "headquarters", identity: "test" }, async () => {
      const { rows } = await Numbers.networkFigures({ circle, from, to, group: "month", families })
      return Object.fromEntries(rows.map(({ key, period, value, note }) => [`${period} ${key}`, note ?? value]))
    })

  async function gatheredOf(of: string) {
    const { gathered: read } = await import("./publication.row")
    return (await read(of)).cells
  }

  it("is totals at once, and nothing by attributes of women before it is closed", async () => {
    for (const here of [one, two, three])
      await count(here, [
        ["casefile.opened", 20],
        [age("18-29"), 12],
        [age("30-44"), 8],
      ])
    for (const here of [one, two, three]) await publish(here)
    const shown = await figures("headquarters")
    expect(shown).toMatchObject({ "2026-03 casefile.opened": 60 })
    expect(await figures("outside")).toMatchObject({ "2026-03 casefile.opened": "open" })
    // Too early: nothing is added yet, and nothing in the registry shows headquarters that there is something.
    expect(await gathered()).toEqual({})
    const { table, client } = await Act.with({ type: "system", job: "test" }, () => Store.registry())
    const { ScanCommand } = await import("@aws-sdk/lib-dynamodb")
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
    expect(JSON.stringify(Items)).not.toContain("casefile.age")
  })

  it("is compared by a few totals of each consulate, of which an older reading takes nothing back", async () => {
    const compared = async () => {
      const { consulates, indicators } = await Act.with({ type: "headquarters", identity: "test" }, () =>
        Numbers.offices({ from: "2026-02", to: month }),
      )
      const opened = indicators.indexOf("casefile.opened")
      return new Map(consulates.map(({ tenantID, counts }) => [tenantID, counts.map((own) => own[opened] ?? null)]))
    }
    const all = [one, two, three].map(({ tenantID }) => [tenantID, [null, 20]] as const)
    expect(await compared()).toEqual(new Map(all))
    const { table: TableName } = await Act.with({ type: "system", job: "test" }, () => Store.registry())
    const Key = { pk: "network", sk: `offices#${month}` }
    const { Item } = await cloud().admin.send(new GetCommand({ TableName, Key }))
    const later = {
      ...Item,
      turn: 1_000,
      counts: JSON.stringify({ ...JSON.parse(Item?.counts), [one.tenantID]: [0, 0, 21, 0, 0, 0, 0, 0] }),
    }
    await cloud().admin.send(new PutCommand({ TableName, Item: later }))
    await publish(two)
    expect((await compared()).get(one.tenantID)).toEqual([null, 21])
    await cloud().admin.send(new PutCommand({ TableName, Item }))
    await publish(two)
    expect(await compared()).toEqual(new Map(all))
    await expect(one.as("coordinator", () => Numbers.offices({ from: month, to: month }))).rejects.toThrow("forbidden")
  })

  it("is added up once, whichever call of it the process dies at, before it or after", async () => {
    cloud().clock.freeze("2026-04-07T15:00:00.000Z")
    let strikes = 0
    for (const kind of ["crash", "crash-after"] as const)
      for (let skip = 0; ; skip++) {
        // Each round counts a new change, so that every failed call has something to repeat.
        await count(one, [
          ["casefile.opened", 1],
          [age("18-29"), 1],
        ])
        const before = cloud().faults.struck()
        cloud().faults.add({ kind, skip, match: ({ service }) => service === "dynamodb" })
        await publish(one).catch(() => undefined)
        const struck = cloud().faults.struck() > before
        cloud().faults.clear()
        forgetClients()
        await publish(one)
        strikes++
        expect(await gathered(), `${kind} at call ${skip}`).toEqual({ [age("18-29")]: 12 + strikes, [age("30-44")]: 8 })
        if (!struck) break
      }
    expect(strikes).toBeGreaterThan(16)
    await count(one, [
      ["casefile.opened", -strikes],
      [age("18-29"), -strikes],
    ])
    await publish(one)
  }, 120_000)

  it("is added up once by two at the same time", async () => {
    await Promise.all([publish(two), publish(two), publish(two)])
    expect(await gathered()).toEqual({ [age("18-29")]: 24, [age("30-44")]: 16 })
  })

  it("waits for whoever is missing, and is closed when all are in", async () => {
    expect(await close()).toEqual([])
    await publish(three)
    // The numbers of three consulates could be told apart, so five more join.
    cloud().clock.freeze("2025-09-02T15:00:00.000Z")
    const others = [await grown(), await grown(), await grown(), await grown(), await grown()]
    cloud().clock.freeze("2026-04-07T15:00:00.000Z")
    for (const here of others)
      await count(here, [
        ["casefile.opened", 20],
        [age("18-29"), 12],
        [age("30-44"), 8],
      ])
    for (const here of others.slice(1)) await publish(here)
    const sede = <T>(run: () => Promise<T>) => Act.with({ type: "headquarters", identity: "test" }, run)
    const [last] = others as [Consulate]
    await sede(() => Tenant.suspend({ tenantID: last.tenantID }))
    cloud().clock.freeze("2026-06-20T15:00:00.000Z")
    expect(await close(), "while one is suspended").toEqual([])
    await sede(() => Tenant.resume({ tenantID: last.tenantID }))
    expect(await close(), "before it could add what it has").toEqual([])
    await publish(last)
    expect(await close()).toContain(month)
    expect(await figures("headquarters")).toMatchObject({
      "2026-03 casefile.opened": 160,
      "2026-03 casefile.age.18-29": 96,
      "2026-03 casefile.age.30-44": 64,
    })
    expect(await figures("outside")).toMatchObject({ "2026-03 casefile.age.18-29": 96 })
  })

  it("stands as it was closed: what comes to light later is in the month that is open then", async () => {
    await count(one, [
      [age("18-29"), -1],
      [age("45-59"), 1],
    ])
    await publish(one)
    expect(await figures("headquarters")).toMatchObject({ "2026-03 casefile.age.18-29": 96 })
    expect(await gathered("2026-04")).toEqual({ [age("18-29")]: -1, [age("45-59")]: 1 })
    expect(await close()).toEqual([])
  })

  it("leaves a consulate's own part with nobody but the consulate, and that sealed", async () => {
    const { table, client } = await Act.with({ type: "system", job: "test" }, () => Store.registry())
    const { ScanCommand } = await import("@aws-sdk/lib-dynamodb")
    const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
    const own = Items.filter(({ pk, sk }) => pk === `tenant#${one.tenantID}` || String(sk).includes(one.tenantID))
    expect(own.length).toBeGreaterThan(3)
    expect(JSON.stringify(own)).not.toContain("casefile.age")
    const kept = await one.as("coordinator", async () => {
      const key = contributionKey(month)
      const found = own.find(({ pk, sk }) => pk === key.pk && sk === key.sk)
      return Vault.open(key.sk, String(found?.sealed))
    })
    expect(kept).toMatchObject({ pending: null, sent: { [age("18-29")]: 11, [age("30-44")]: 8, [age("45-59")]: 1 } })
  })

  it("says the same totals whether its cells are asked for or not", async () => {
    for (const circle of ["headquarters", "outside"] as const) {
      const alone = await figures(circle, "totals")
      const among = await figures(circle, "totals,casefile.age,outreach.kind")
      expect(Object.keys(alone).length).toBeGreaterThan(10)
      expect(among).toMatchObject(alone)
    }
  })
})
