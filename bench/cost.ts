import { Metric } from "@ventanilla/core/util/metric"
import { handler as digest } from "@ventanilla/functions/digest/send"
import { rowOf, sizeOf, writesOf, writeUnits } from "@ventanilla/local/replay/units"
import { type Bill, bill, readPrices, type Taken } from "./cost/bill"
import { programme, use } from "./cost/volume"
import { story } from "./support/operations"
import {
  askCapacity,
  consulateClient,
  functionClient,
  headquarters,
  headquartersClient,
  type Made,
  taken,
  watch,
} from "./support/recording"
import type { Report } from "./support/report"
import { median, show } from "./support/stats"
import { createWorld } from "./support/world"

const goal = 3
const rounds = 20
const scales = [1, 10, 100]

type Consumed = { CapacityUnits?: number }
let logged = 0

/** What one run takes: units by DynamoDB's own count of reads and AWS's rule of writes, and a KMS request a sealed record. */
function countOf(calls: readonly Made[], milliseconds: number): Taken {
  const count: Taken = { reads: 0, writes: 0, kms: 0, milliseconds, logBytes: logged, storedBytes: 0 }
  for (const { input, output } of calls) {
    const writes = writesOf(input)
    const isWrite = writes.length > 0 || input.UpdateExpression !== undefined
    const said = [output.ConsumedCapacity as Consumed | Consumed[] | undefined].flat()
    if (isWrite) count.writes += writeUnits(input)
    else count.reads += said.reduce((sum, each) => sum + (each?.CapacityUnits ?? 0), 0)
    // The index copies a row, twice when it is in both.
    for (const write of writes) if (write.Put) count.storedBytes += 3 * sizeOf(rowOf(write))
    count.kms += sealed(isWrite ? input : output)
  }
  return count
}

/** Sealed records that travelled: each is one request to KMS, or none where it is only listed. */
const sealed = (of: unknown): number => JSON.stringify(of).split(`"sealed":`).length - 1

async function measure(run: (round: number) => Promise<unknown>): Promise<Taken> {
  const found: Taken[] = []
  for (let round = 0; round < rounds; round++) {
    taken()
    logged = 0
    const begun = performance.now()
    await run(round)
    found.push(countOf(taken(), performance.now() - begun))
  }
  const of = (what: keyof Taken) => median(found.map((one) => one[what]))
  const names = ["reads", "writes", "kms", "milliseconds", "logBytes", "storedBytes"] as const
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Taken
}

export default async function run(): Promise<Report> {
  const world = await createWorld()
  Metric.to((line) => {
    logged += line.length
  })
  try {
    const { tenantID, operations } = await story(world)
    askCapacity()
    watch(await functionClient())
    watch(await headquartersClient(), headquarters)
    watch(await consulateClient(tenantID), tenantID)
    const found = new Map<string, Taken>()
    for (const { name, prepare, run: once } of operations) {
      await prepare?.()
      found.set(name, await measure(once))
    }
    const body = JSON.stringify({ type: "digest", tenantID, tick: "2000-01-01T00:00:00.000Z" })
    const tick = await measure(() => digest({ Records: [{ messageId: "tick", body }] } as never))
    const prices = readPrices(process.env.VENTANILLA_BENCH ?? import.meta.dirname)
    const bills = scales.map((scale) => bill(scale, found, tick, prices))
    return reported(bills, tick, prices)
  } finally {
    Metric.to(undefined)
    await world.cloud.stop()
  }
}

/** What would halve an item, for those that can be among the largest. */
const halving: Record<string, string> = {
  kmsKey:
    "one key for two consulates, which would end the promise that a consulate's data dies with its own key: not done",
  metric: "custom metrics for the API and the digest only, with the other functions' counts taken from their logs",
  cognito: "the Lite plan, which has no managed login: not done",
  alarm: "one alarm over the sum of several functions' metrics",
  dashboard: "no dashboard, or none of two stages in one account",
  sqs: "one queue for all kinds of jobs instead of three, since an empty queue is polled as often as a full one",
  lambdaSecond: "512 MB instead of 1 GB where a function waits more than it works, measured before it is done",
  lambdaRequest: "ticks only for consulates in which something is due",
  dynamodbRead:
    "membership and consulate state kept for a minute, which would keep a removed member for a minute: not done",
  dynamodbWrite:
    "audit entries and counters outside of the transaction, which would no longer commit with the fact: not done",
  httpApi: "fewer and larger requests from the console's pages",
  kmsRequest:
    "data keys kept for some minutes (a caching materials manager), weighed against what a stolen memory opens",
  logs: "one line in ten of requests that went well",
  transfer: "compressed answers",
}

function reported(bills: Bill[], tick: Taken, { place, dated }: { place: string; dated: string }): Report {
  const [real] = bills
  if (!real) throw new Error("No bill")
  const items = real.lines.map(({ item }) => item)
  const at = (made: Bill, item: string) => made.lines.find((line) => line.item === item)?.dollars ?? 0
  const money = (value: number) => value.toFixed(2)
  const { consulates, cases, months, events, participants } = programme
  return {
    title: "What a month costs",
    about:
      `Dollars a month for the whole network of ${consulates} consulates. What each operation uses is measured here (units, ` +
      `milliseconds, log, sealed records; the median of ${rounds} rounds), how often it is done is stated in bench/cost/volume.ts (the ` +
      `programme's ${cases} cases, ${events} events and ${participants} participants of ${months} months, ${use.staff} people a consulate), ` +
      `and the prices are in bench/cost/prices.json (${place}, ${dated}).`,
    goal: `under ${goal} dollars per consulate and month, keys included, at the programme's real volume.`,
    result: `${scales.map((scale, index) => `${money(bills[index]?.each ?? 0)} at ${scale} ×`).join(", ")}`,
    met: real.each < goal,
    tables: [
      {
        columns: [
          "item",
          "unit",
          ...scales.map((scale) => `amount, ${scale} ×`),
          ...scales.map((scale) => `dollars, ${scale} ×`),
        ],
        rows: [
          ...items.map((item) => [
            item,
            real.lines.find((line) => line.item === item)?.unit ?? "",
            ...bills.map((made) => show(made.lines.find((line) => line.item === item)?.amount ?? 0)),
            ...bills.map((made) => money(at(made, item))),
          ]),
          ["in all", "", ...bills.map(() => "–"), ...bills.map((made) => money(made.total))],
          ["a consulate", "", ...bills.map(() => "–"), ...bills.map((made) => money(made.each))],
        ],
      },
    ],
    notes: [
      ...bills.flatMap((made, index) =>
        made.lines
          .slice(0, 3)
          .map(
            ({ item, dollars }, rank) =>
              `At ${scales[index]} ×, number ${rank + 1}: ${item}, ${Math.round((100 * dollars) / made.total)} %. What would halve it: ${halving[item] ?? "nothing known"}.`,
          ),
      ),
      `A consulate's idle tick takes ${tick.reads} reads, ${tick.writes} writes and ${show(tick.milliseconds)} ms, 2880 times a month.`,
      "Not counted: the console's own files (CloudFront, S3), a domain, AWS support, the people who run it.",
    ],
  }
}
