import { categoryKeys } from "@ventanilla/core/data/categories"
import { Act } from "@ventanilla/core/platform/actor"
import { Store } from "@ventanilla/core/platform/store"
import { familyNames } from "@ventanilla/core/reporting/numbers/schema"
import { Publication } from "@ventanilla/core/statistics/publication/inside"
import { StatisticsRules } from "@ventanilla/core/statistics/statistics/inside"
import { Suppression } from "@ventanilla/core/statistics/suppression/inside"
import { Clock } from "@ventanilla/core/util/clock"
import { createID } from "@ventanilla/core/util/id"
import { families, isPersonal } from "../packages/core/src/statistics/statistics/families.schema"
import { functionClient, headquarters, headquartersClient, taken, watch } from "./support/recording"
import { type Bare, bareClients, plan, replay } from "./support/replay"
import type { Report } from "./support/report"
import { quantile, show, spread, times } from "./support/stats"
import { call, createWorld, type World } from "./support/world"

const sizes = [50, 500]
const monthsLong = 28
const rounds = 300
const goalMs = 50
const goalGrowth = 2

type Counted = Record<string, number>

/** What a consulate of the programme's size counts in a month: every metric, and every value of every family. */
const counted: Counted = {
  "casefile.opened": 8,
  "outreach.planned": 4,
  "outreach.held": 4,
  "outreach.participants": 277,
  "service.given": 12,
  "referral.made": 5,
  "training.held": 1,
  "training.attendees": 24,
  ...Object.fromEntries(
    familyNames.flatMap((family) =>
      (families[family].values ?? categoryKeys).map((value) => [`${family}.${value}`, 12]),
    ),
  ),
}
const where = (wanted: boolean): Counted =>
  Object.fromEntries(Object.entries(counted).filter(([key]) => isPersonal(key) === wanted))

/** The registry's rows of a month: each consulate's totals, and the network's sums as they are closed. */
function rowsOf(month: string, tenantIDs: readonly string[]): Record<string, unknown>[] {
  const own = StatisticsRules.toNumbers(month, where(false))
  const published = tenantIDs.map((tenantID) => ({
    ...{ pk: `tenant#${tenantID}`, sk: `statistics#${month}`, gsi1pk: `statistics#${month}`, gsi1sk: tenantID },
    ...{ tenantID, numbers: own, turn: 1 },
  }))
  const count = tenantIDs.length
  const sums = Object.fromEntries(Object.entries(where(true)).map(([key, value]) => [key, value * count]))
  const totals = StatisticsRules.add(
    month,
    tenantIDs.map(() => own),
  )
  const cells = Suppression.forHeadquarters(
    sums,
    tenantIDs.map(() => ({ counts: own.counts, weighed: true })),
    11,
  )
  const closed = { month, consulates: count, missing: 0, threshold: 11, at: Clock.iso(), version: 1 }
  const packed = { cells: JSON.stringify(cells), totals: JSON.stringify(totals) }
  return [...published, { pk: "network", sk: `${month}#sums`, ...closed, ...packed }]
}

type Asked = { name: string; path: string }
type Found = { asked: string; consulates: number; calls: number; kilobytes: number; ours: number[]; bare: number[] }

async function measure({ name, path }: Asked, consulates: number, world: World, bare: Bare): Promise<Found> {
  const found: Found = { asked: name, consulates, calls: 0, kilobytes: 0, ours: [], bare: [] }
  for (let round = -5; round < rounds; round++) {
    taken()
    const begun = performance.now()
    const answer = await call("GET", path, world.headquarters)
    const ours = performance.now() - begun
    const made = taken()
    const again = plan(made)
    const bareBegun = performance.now()
    await replay(again, bare)
    // The first are warming up.
    if (round < 0) continue
    found.ours.push(ours)
    found.bare.push(performance.now() - bareBegun)
    found.calls = made.filter(({ input }) => input.KeyConditionExpression).length
    found.kilobytes = JSON.stringify(answer).length / 1000
  }
  return found
}

/** The report says what was put there; else something else was measured. */
async function check(world: World, query: string, consulates: number): Promise<void> {
  const path = `/headquarters/reports/figures?${query}&group=range`
  const { tables } = (await call("GET", path, world.headquarters)) as unknown as {
    tables: { rows: { key: string; cells: unknown[] }[] }[]
  }
  const said = tables.flatMap(({ rows }) => rows).find(({ key }) => key === "outreach.participants")?.cells
  const wanted = (counted["outreach.participants"] ?? 0) * consulates * monthsLong
  if (!said?.includes(wanted)) throw new Error(`The report says ${said} participants and not ${wanted}`)
}

export default async function run(): Promise<Report> {
  const world = await createWorld()
  try {
    const bare = bareClients()
    for (const [client, id] of [[await functionClient()], [await headquartersClient(), headquarters]] as const) {
      bare.add(client, id)
      watch(client, id)
    }
    const now = Clock.iso()
    const months = StatisticsRules.months(`${Number(now.slice(0, 4)) - 3}-01`, now.slice(0, 7)).slice(
      -monthsLong - 1,
      -1,
    )
    const query = `from=${months[0]}&to=${months.at(-1)}`
    const everything = encodeURIComponent(["totals", ...familyNames].join(","))
    const figures = `/headquarters/reports/figures?${query}`
    const asks: Asked[] = [
      { name: "report, totals", path: `${figures}&group=month&families=totals` },
      { name: "report, everything", path: `${figures}&group=month&families=${everything}` },
      { name: "map and comparison", path: `/headquarters/numbers/offices?${query}` },
    ]
    const { table } = await Act.with({ type: "system", job: "bench" }, () => Store.registry())
    const found: Found[] = []
    let tenantIDs: string[] = []
    for (const consulates of sizes) {
      tenantIDs = [...tenantIDs, ...Array.from({ length: consulates - tenantIDs.length }, () => createID("tenant"))]
      for (const month of months) {
        await world.cloud.put(table, rowsOf(month, tenantIDs))
        await Publication.addUp(month)
      }
      await check(world, query, consulates)
      for (const one of asks) found.push(await measure(one, consulates, world, bare))
    }
    const [few, many] = sizes.map((size) => found.filter(({ consulates }) => consulates === size))
    const p99 = (rows: Found[] = [], name = asks[0]?.name) =>
      quantile(rows.find(({ asked }) => asked === name)?.ours ?? [], 0.99)
    const growth = p99(many) / p99(few)
    return {
      title: "Network report",
      about: `Headquarters' report of ${monthsLong} months, asked for through the whole app and compared with the same DynamoDB calls sent again alone, in turn. Every consulate's month has every metric and every value of every family. ${rounds} requests a row, after 5 to warm up.`,
      goal: `p99 at most ${goalMs} ms at ${sizes[0]} consulates, at most ${goalGrowth} times as much at ${sizes[1]}.`,
      result: `p99 ${show(p99(few))} ms at ${sizes[0]}, ${times(growth)} at ${sizes[1]}`,
      met: p99(few) <= goalMs && growth <= goalGrowth,
      tables: [
        {
          columns: ["asked", "consulates", "queries", "answer, KB", "ms (min–max)", "p99, ms", "bare, ms (min–max)"],
          rows: found.map((one) => [
            one.asked,
            one.consulates,
            one.calls,
            show(one.kilobytes),
            spread(one.ours),
            show(quantile(one.ours, 0.99)),
            spread(one.bare),
          ]),
        },
      ],
      notes: [
        "The report's figures are one query of the registry: two rows a month, whatever the number of consulates.",
        "The map and the comparison are another query: one row a month with a few numbers of each consulate, so their answer grows with the number of consulates. It is requested in parallel with the figures, which do not wait for it.",
      ],
    }
  } finally {
    await world.cloud.stop()
  }
}
