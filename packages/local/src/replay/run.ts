import { headquarters as sede, seedHeadquarters } from "../demo"
import type { Whole } from "../demo/hand"
import type { FaultKind } from "../gateway/faults"
import { createClient, type Tally } from "./client"
import { meter, type Units } from "./meter"
import { joinOffice, type Office } from "./office"
import { countOf, type Plan, type Totals } from "./plan"
import { createSpent } from "./spent"
import { createDraw } from "./stream"
import { startWorker } from "./worker"

export type Progress = {
  done: number
  of: number
  month: string
  tally: Tally
  kills: number
  struck: number
  seconds: number
}
export type Outcome = Awaited<ReturnType<typeof replay>>
type Act = { at: string; run: () => Promise<void> }

const hour = [17, 20, 23]
const instant = (month: string, day: number, part: number) =>
  `${month}-${String(day).padStart(2, "0")}T${hour[part]}:00:00.000Z`
const nextMonth = (month: string) =>
  month.endsWith("12")
    ? `${Number(month.slice(0, 4)) + 1}-01`
    : `${month.slice(0, 5)}${String(Number(month.slice(5)) + 1).padStart(2, "0")}`

/** Runs so many at once; the first failure ends it when those under way have ended. */
async function together(tasks: readonly (() => Promise<void>)[], atOnce: number): Promise<void> {
  let next = 0
  const failures: unknown[] = []
  const worker = async () => {
    for (let task = tasks[next++]; task && failures.length === 0; task = tasks[next++])
      await task().catch((error) => failures.push(error))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  if (failures.length > 0) throw failures[0]
}

/**
 * Lives a plan through the product's own HTTP API, month by month, with its clock, queues, mails and digests, while services
 * throttle, time out and fail, requests are repeated and the API's process is killed. Ends with what headquarters' report says
 * and what a recount of every consulate finds.
 */
export async function replay(
  cloud: Whole,
  plan: Plan,
  options: {
    atOnce?: number
    faults?: boolean
    kills?: number
    seed?: number
    onProgress?: (progress: Progress) => void
  } = {},
) {
  const { atOnce = 12, faults = true, kills = 8, onProgress } = options
  const begun = performance.now()
  const [first = "2016-03"] = plan.months
  const [last = first] = plan.months.slice(-1)
  const draw = createDraw(options.seed ?? 7)
  cloud.clock.freeze(`${first}-01T14:00:00.000Z`)
  const own: Units = meter()
  const worker = await startWorker(cloud.env as Record<string, string>, cloud.clock.now().toISOString())
  const client = createClient(worker, draw)
  const total = plan.totals.events + plan.totals.cases
  const progress = { done: 0, of: total, month: first }
  const told = () =>
    onProgress?.({
      ...progress,
      tally: client.tally,
      kills: worker.kills(),
      struck: cloud.faults.struck(),
      seconds: (performance.now() - begun) / 1000,
    })
  const moveTo = (at: string) => {
    cloud.clock.freeze(at)
    worker.setClock(at)
  }
  const { spent, during } = createSpent(() => ({
    seconds: performance.now() / 1000,
    requests: client.tally.requests,
    calls: cloud.recorder.noted(),
  }))

  try {
    await seedHeadquarters(cloud)
    const headquarters = {
      token: async () => cloud.cognito.tokenFor(sede.email, sede.password),
      renew: async () => cloud.cognito.tokenFor(sede.email, sede.password),
    }
    let held: Promise<string> | undefined
    const who = { token: () => (held ??= headquarters.token()), renew: () => (held = headquarters.renew()) }
    const { items = [] } = await client.get(who, "/headquarters/offices", "/headquarters/offices")
    const offices = new Map<string, Office>()
    const trouble = faults ? troubles(cloud, worker, total, kills) : undefined

    for (const [index, month] of plan.months.entries()) {
      progress.month = month
      moveTo(`${month}-01T14:00:00.000Z`)
      for (const { code, joins } of plan.offices)
        if (joins === month) {
          offices.set(code, await during("onboarding", () => joinOffice(cloud, client, who, items, code)))
          told()
        }
      const everywhere = (run: (office: Office) => Promise<void>) =>
        together(
          [...offices.values()].map((office) => () => run(office)),
          atOnce,
        )
      if (index % 2 === 1) await during("mailboxes", () => everywhere((office) => office.provesMailboxes()))
      await during("answers", () => everywhere((office) => office.closes()))
      const acts = plan.offices.flatMap(({ code, events, cases }): Act[] => {
        const office = offices.get(code)
        if (!office) return []
        return [
          ...events
            .filter((event) => event.month === month)
            .map((event) => ({ at: instant(month, event.day, event.part), run: () => office.holds(event) })),
          ...cases
            .filter((one) => one.month === month)
            .map((one) => ({ at: instant(month, one.day, one.part), run: () => office.receives(one) })),
        ]
      })
      const moments = [...new Set(acts.map(({ at }) => at))].sort()
      for (const at of moments) {
        moveTo(at)
        await during("acts", () =>
          together(
            acts
              .filter((act) => act.at === at)
              .map(({ run }) => async () => {
                await run()
                progress.done++
                trouble?.(progress.done)
                told()
              }),
            atOnce,
          ),
        )
      }
      // Once a month the scheduler's tick is lived through, so that digests go and partners can answer.
      moveTo(`${month}-28T23:30:00.000Z`)
      await during("ticks", () => cloud.clock.tick())
      await during("answers", () => everywhere((office) => office.answers()))
    }

    cloud.faults.clear()
    moveTo(`${nextMonth(last)}-05T15:00:00.000Z`)
    await during("ticks", () => cloud.clock.tick())
    const range = `from=${first}&to=${nextMonth(last)}`
    const network = await client.get(who, `/headquarters/numbers?${range}`, "/headquarters/numbers")
    const drift: Record<string, number> = {}
    let checked = 0
    await during("recount", async () => {
      for (const office of offices.values()) {
        const found = await office.post("/numbers/verify", "/numbers/verify", {})
        checked += Number(found.checked)
        drift[office.code] = Number(found.drift)
      }
    })
    return {
      planned: countOf(plan),
      network,
      reported: reportedBy(network),
      checked,
      drift,
      tally: client.tally,
      kills: worker.kills(),
      struck: cloud.faults.struck(),
      dead: cloud.queues.deadLetters().length,
      units: {
        calls: own.calls + worker.units.calls,
        reads: own.reads + worker.units.reads,
        writes: own.writes + worker.units.writes,
      },
      seconds: (performance.now() - begun) / 1000,
      spent,
      offices: offices.size,
      /** Each consulate's city, for a reader. */
      names: Object.fromEntries([...offices.values()].map(({ tenantID, city }) => [tenantID, city])),
    }
  } finally {
    await worker.stop()
  }
}

/** What headquarters' report says of the network, all its months added up. */
function reportedBy(report: unknown): Totals {
  const { network = [] } = report as { network?: { counts: Record<string, number> }[] }
  const sum = (key: string) => network.reduce((all, { counts }) => all + (counts[key] ?? 0), 0)
  return { events: sum("outreach.held"), participants: sum("outreach.participants"), cases: sum("casefile.opened") }
}

/** What goes wrong on the way: every so many acts some calls are struck, and now and then the API's process is killed. */
function troubles(cloud: Whole, worker: Awaited<ReturnType<typeof startWorker>>, total: number, kills: number) {
  const draw = createDraw(11)
  const kinds: FaultKind[] = ["throttle", "error", "timeout", "fail-after", "slow"]
  const every = Math.max(3, Math.min(40, Math.floor(total / 20)))
  const killAt = new Set(Array.from({ length: kills }, (_, index) => Math.floor(((index + 0.5) / kills) * total)))
  return (done: number) => {
    if (done % every === 0)
      cloud.faults.add({
        kind: draw.one(kinds),
        times: draw.whole(1, 3),
        skip: draw.whole(0, 20),
        match: ({ service }) => service === "dynamodb",
      })
    if (killAt.has(done)) worker.kill()
  }
}
