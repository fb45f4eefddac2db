import { readFileSync } from "node:fs"
import { join } from "node:path"
import { programme, use } from "./volume"

type Price = { per: number; dollars: number; unit: string; source: string }
type Prices = { place: string; dated: string; prices: Record<string, Price> }

/** What one operation takes, as it was measured. */
export type Taken = {
  reads: number
  writes: number
  kms: number
  milliseconds: number
  logBytes: number
  storedBytes: number
}
export type Line = { item: string; amount: number; unit: string; dollars: number }
export type Bill = { lines: Line[]; total: number; each: number }

export const readPrices = (bench: string): Prices =>
  JSON.parse(readFileSync(join(bench, "cost/prices.json"), "utf8")) as Prices

/** Every operation of a month in the whole network. */
export function operationsOf(scale: number): Map<string, number> {
  const { cases, events, consulates, months } = programme
  const counts = new Map<string, number>()
  const add = (operations: Record<string, number>, times: number) => {
    for (const [name, count] of Object.entries(operations)) counts.set(name, (counts.get(name) ?? 0) + count * times)
  }
  add(use.aCase, (cases / months) * scale)
  add(use.anEvent, (events / months) * scale)
  // Ten times the cases are not worked by the same six people.
  add(use.aDay, use.staff * use.daysAMonth * consulates * scale)
  add(use.headquarters.aDay, use.headquarters.people * use.daysAMonth)
  return counts
}

/** The month's bill of the whole network at so many times the programme's volume. `tick` is one consulate's idle tick. */
export function bill(scale: number, taken: Map<string, Taken>, tick: Taken, { prices }: Prices): Bill {
  const operations = operationsOf(scale)
  const { consulates, cases, months } = programme
  const sum = (what: keyof Taken) =>
    [...operations].reduce((total, [name, count]) => total + count * need(taken, name)[what], 0)
  const requests = [...operations.values()].reduce((total, count) => total + count, 0)
  const ticks = use.ticks * consulates
  const people = use.staff * consulates * scale + use.headquarters.people
  const gigabytes = (bytes: number) => bytes / 1e9
  // What stays: as if the whole programme, all its months, were kept.
  const stored = gigabytes(sum("storedBytes") * months)
  const amounts: Record<string, number> = {
    dynamodbRead: sum("reads") + ticks * tick.reads,
    dynamodbWrite: sum("writes") + ticks * tick.writes,
    dynamodbStorage: stored,
    dynamodbRecovery: stored,
    lambdaRequest: requests + use.ticks + ticks,
    lambdaSecond: ((sum("milliseconds") + ticks * tick.milliseconds) / 1000) * use.memory,
    httpApi: requests,
    // Sent, received, deleted; ten are sent at once. Empty queues are asked for messages all month long.
    sqs: ticks * 2.1 + (3 * 5 * (30 * 24 * 3600)) / 20,
    kmsKey: consulates + use.fixed.keys,
    // Sealing and opening; and DynamoDB asks for a table's key every five minutes in which it is used.
    kmsRequest: sum("kms") + ticks + use.daysAMonth * consulates * 96,
    mail: (cases / months) * scale * use.mailsACase,
    cognito: people,
    logs: gigabytes(sum("logBytes") + ticks * tick.logBytes),
    metric: use.fixed.metrics,
    alarm: use.fixed.alarms,
    dashboard: use.fixed.dashboards,
    transfer: gigabytes(requests * use.kilobytesAnAnswer * 1000),
  }
  const lines = Object.entries(amounts).map(([item, amount]) => {
    const price = prices[item]
    if (!price) throw new Error(`No price of ${item}`)
    return { item, amount, unit: price.unit, dollars: (amount / price.per) * price.dollars }
  })
  const total = lines.reduce((all, { dollars }) => all + dollars, 0)
  return { lines: lines.sort((a, b) => b.dollars - a.dollars), total, each: total / consulates }
}

function need(taken: Map<string, Taken>, name: string): Taken {
  const found = taken.get(name)
  if (!found) throw new Error(`${name} was not measured`)
  return found
}
