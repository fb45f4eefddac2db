import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { Slots } from "@ventanilla/core/platform/store"
import { chores as named } from "@ventanilla/core/util/chore.names"
import { Config } from "@ventanilla/core/util/config"
import { Metric } from "@ventanilla/core/util/metric"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chores } from "../packages/core/src/scheduler/tick/tick.chores"
import { createDrill } from "./support/drill"
import { type Ids, nowhere, samples } from "./support/samples"
import { caseFileWithConsent, must, referralOf } from "./support/world"

type Row = Record<string, unknown>
let drilled: Awaited<ReturnType<typeof createDrill>>
let failed: { chore?: string; what: string }[] = []

beforeAll(async () => {
  drilled = await createDrill()
  Metric.to((line) => {
    const { TickFailed, _aws, ...fields } = JSON.parse(line)
    if (!TickFailed) return
    const [{ Dimensions }] = _aws.CloudWatchMetrics
    // CloudWatch splits a metric by a dimension only when the log line declares it.
    const isDivided = JSON.stringify(Dimensions).includes('["stage","function","chore"]')
    failed.push({ what: fields.what, ...(isDivided ? { chore: fields.chore } : {}) })
  })
})
afterAll(() => Metric.to(undefined))

const mailsTo = (ally: { email: string }, folio: string) =>
  drilled.world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))

describe("of what a tick owes", () => {
  it("every chore has its alarm and its line of the runbook by its name, and none is there twice", () => {
    expect(chores.map(({ name }) => name).sort()).toEqual(Object.keys(named).sort())
  })

  it.each(chores.map(({ name }) => name))(
    "%s meets a store that fails: every digest leaves, it is counted by its name, and is done at the next tick",
    { timeout: 90_000 },
    async (name) => {
      const { cloud } = drilled.world
      const ally = await drilled.partner(`without-${name}`)
      const chore = chores.find((one) => one.name === name)
      if (!chore) throw new Error(name)
      const own = chores.map(({ run }) => run)
      const carried: string[] = []
      let isRunning = false
      for (const one of chores) {
        const { run } = one
        one.run = async (tick) => {
          isRunning = one === chore
          try {
            await run(tick)
            carried.push(one.name)
          } finally {
            isRunning = false
          }
        }
      }
      try {
        failed = []
        const before = cloud.faults.struck()
        const referrals = await drilled.morning(ally, () =>
          cloud.faults.add({ kind: "error", match: () => isRunning, times: 10_000 }),
        )
        expect(cloud.faults.struck()).toBeGreaterThan(before)
        for (const { folio } of referrals) expect(mailsTo(ally, folio)).toHaveLength(chore.when === "mails" ? 0 : 1)
        expect(new Set(carried)).toEqual(new Set(chores.map((one) => one.name).filter((one) => one !== name)))
        expect(new Set(failed.map((one) => one.chore))).toEqual(new Set([name]))
        failed = []
        carried.length = 0
        await drilled.recover()
        expect(carried).toContain(name)
        expect(failed).toEqual([])
        await drilled.expectSentOnce(ally, referrals, name)
      } finally {
        chores.forEach((one, index) => {
          one.run = own[index] as typeof one.run
        })
      }
    },
  )

  it("one record of each list cannot be read, and keeps no other back; each is counted", {
    timeout: 120_000,
  }, async () => {
    const { world, coordinator: who } = drilled
    const tenantID = who.consulate ?? ""
    const inside = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "test", tenantID }, run)
    const table = Config.consulateTable(tenantID, await inside(() => Slots.readSlot(tenantID)))
    const broken = await drilled.partner("broken")
    const file = await caseFileWithConsent(world, who, broken.organizationID)
    const sent = await referralOf(who, broken, file)
    const ids = { ...nowhere, ...file, ...broken } as Ids
    const inMinutes = (minutes: number) => new Date(world.cloud.clock.now().getTime() + minutes * 60_000).toISOString()
    await must("POST", "/detections", { who, body: samples["POST /api/detections"]?.(ids) })
    const soon = { casefileID: file.casefileID, dueAt: inMinutes(30) }
    await must("POST", "/followups", { who, body: { ...soon, kind: "document", words: null } })
    await must("POST", "/errands", { who, body: { ...samples["POST /api/errands"]?.(ids), ...soon } })
    expect(sent.status).toBe("ready")
    const rows = ((await world.cloud.admin.send(new ScanCommand({ TableName: table }))).Items ?? []) as Row[]
    const bad = unreadable(rows)
    expect(bad.map(({ __edb_e__ }) => String(__edb_e__))).toEqual(
      expect.arrayContaining([
        "referral",
        "mailbox",
        "alliance",
        "detection",
        "errand",
        "followup",
        "casefile",
        "person",
      ]),
    )
    for (const Item of bad) await world.cloud.admin.send(new PutCommand({ TableName: table, Item }))
    failed = []
    const ally = await drilled.partner("beside")
    const referrals = await drilled.morning(ally, () => undefined)
    for (const { folio } of [...referrals, sent])
      expect([...mailsTo(ally, folio), ...mailsTo(broken, folio)], folio).toHaveLength(1)
    const open = (await must("GET", "/tasks?status=open&limit=100", { who })).items as unknown as Row[]
    const kinds = new Set(open.map(({ kind }) => kind))
    for (const kind of ["detection_unattended", "followup_due", "errand_overdue"]) expect(kinds).toContain(kind)
    const whats = failed.map(({ what }) => what)
    expect(whats).toEqual(expect.arrayContaining(["referral.not_climbed", "referral.not_gathered", "mailbox.not_read"]))
    expect(failed.filter(({ chore }) => !chore)).toEqual([])
  })
})

/** One more record in every index: with its keys and its id, and nothing else. */
function unreadable(rows: Row[]): Row[] {
  const seen = new Set<string>()
  return rows
    .filter(({ pk, __edb_e__ }) => __edb_e__ && /^\w+#[a-z]{3}_/.test(String(pk)))
    .sort((one, other) => (String(one.pk) < String(other.pk) ? -1 : 1))
    .flatMap((row) => {
      const lists = ["gsi1pk", "gsi2pk"].flatMap((name) => (row[name] ? [`${row.__edb_e__} ${row[name]}`] : []))
      const isNew = lists.some((list) => !seen.has(list.replace(/[a-z]{3}_[0-9A-Z]{26}/g, "id")))
      for (const list of lists) seen.add(list.replace(/[a-z]{3}_[0-9A-Z]{26}/g, "id"))
      const [own = ""] = /[a-z]{3}_[0-9A-Z]{26}/.exec(String(row.pk)) ?? []
      if (!isNew || !own) return []
      const copy = JSON.parse(JSON.stringify(row).replaceAll(own, `${own.slice(0, -4)}ZZZZ`)) as Row
      const keeps = ([name, value]: [string, unknown]) =>
        /^(pk|sk|gsi|__edb)/.test(name) || value === `${own.slice(0, -4)}ZZZZ`
      return [Object.fromEntries(Object.entries(copy).filter(keeps))]
    })
}
