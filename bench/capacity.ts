import { type Operation, story } from "./support/operations"
import { askCapacity, consulateClient, functionClient, type Made, taken, watch } from "./support/recording"
import type { Report } from "./support/report"
import { times } from "./support/stats"
import { createWorld } from "./support/world"

// On demand, US East, since November 2024: dollars for a million units.
const readPrice = 0.125
const writePrice = 0.625
// The partner's list is long enough to be real, and every case file of the list is a page of it.
const rounds = 30

type Consumed = {
  TableName?: string
  CapacityUnits?: number
  GlobalSecondaryIndexes?: Record<string, { CapacityUnits?: number }>
}
type Units = { reads: number; registryReads: number; writes: number; indexWrites: number }
type Row = { pk?: string; sk?: string }
type Item = { Put?: { Item?: Row }; Update?: { Key?: Row }; Delete?: { Key?: Row }; ConditionCheck?: { Key?: Row } }

const reading = (call: Made) => /Get|Query|Scan/.test(actionOf(call))
function actionOf({ input }: Made): string {
  if (input.TransactItems) return "TransactWrite"
  if (input.RequestItems) return "BatchGet"
  if (input.KeyConditionExpression) return "Query"
  return input.Item ? "Put" : input.UpdateExpression ? "Update" : "Get"
}

const consumedBy = ({ output }: Made): Consumed[] =>
  [output.ConsumedCapacity as Consumed | Consumed[]].flat().filter(Boolean)
const inIndexes = ({ GlobalSecondaryIndexes = {} }: Consumed) =>
  Object.values(GlobalSecondaryIndexes).reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)

function unitsOf(calls: readonly Made[]): Units {
  const units: Units = { reads: 0, registryReads: 0, writes: 0, indexWrites: 0 }
  for (const call of calls) {
    for (const consumed of consumedBy(call)) {
      const { CapacityUnits = 0, TableName = "" } = consumed
      if (reading(call)) {
        units.reads += CapacityUnits
        if (TableName.endsWith("-registry")) units.registryReads += CapacityUnits
      } else {
        units.writes += CapacityUnits
        units.indexWrites += inIndexes(consumed)
      }
    }
  }
  return units
}

const keysOf = ({ Put, Update, Delete, ConditionCheck }: Item): Row =>
  Put?.Item ?? Update?.Key ?? Delete?.Key ?? ConditionCheck?.Key ?? {}

const beside = /^(idempotency|audit|statistics)#/

/** What a write carries beside its own records, so that it is remembered, audited and counted. */
function company(calls: readonly Made[]): string {
  const items = calls.flatMap(
    ({ input }) => (input.TransactItems as Item[] | undefined) ?? (input.Item ? [{ Put: input }] : []),
  )
  const keys = items.map((item) => keysOf(item as Item).pk ?? "")
  const kinds = ["idempotency", "audit", "statistics"] as const
  const company = kinds.map((kind) => [kind, keys.filter((key) => key.startsWith(`${kind}#`)).length] as const)
  const own = keys.length - company.reduce((sum, [, count]) => sum + count, 0)
  const said = [["own", own] as const, ...company].filter(([, count]) => count > 0)
  return said.map(([kind, count]) => `${count} ${kind}`).join(", ") || "–"
}

type Found = { name: string; calls: Made[] }

async function measure({ name, run, prepare }: Operation): Promise<Found> {
  await prepare?.()
  let calls: Made[] = []
  for (let round = 0; round < rounds; round++) {
    taken()
    await run(round)
    const now = taken()
    // The dearest of the rounds: what is kept for seconds in a process is read once and then not.
    if (unitsOf(now).reads + unitsOf(now).writes >= unitsOf(calls).reads + unitsOf(calls).writes) calls = now
  }
  return { name, calls }
}

/** The yardstick: the operation's own records put one by one, with no transaction, audit, memory or count around them. */
function alone(calls: readonly Made[]): number {
  const items = calls.flatMap(({ input }) => (input.TransactItems as Item[] | undefined) ?? [])
  const own = items.filter((item) => item.Put && !beside.test(keysOf(item).pk ?? ""))
  return own.reduce((sum, { Put }) => sum + putUnits((Put?.Item ?? {}) as Record<string, unknown>), 0)
}

function putUnits(item: Record<string, unknown>): number {
  const size = Math.ceil(Buffer.byteLength(JSON.stringify(item)) / 1024)
  const indexes = ["gsi1pk", "gsi2pk"].filter((name) => item[name] !== undefined).length
  return size * (1 + indexes)
}

export default async function run(): Promise<Report> {
  const world = await createWorld()
  try {
    const { tenantID, operations } = await story(world)
    askCapacity()
    watch(await functionClient())
    watch(await consulateClient(tenantID), tenantID)
    const found: Found[] = []
    for (const operation of operations) found.push(await measure(operation))
    return reported(found)
  } finally {
    await world.cloud.stop()
  }
}

const dollars = ({ reads, writes }: Pick<Units, "reads" | "writes">) =>
  (reads * readPrice + writes * writePrice) / 1_000_000

function reported(found: Found[]): Report {
  // One referral from her first visit to the partner's answer, as the operations that make it.
  const journey = [
    "casefile open",
    "consent give",
    "referral make",
    "partner waiting",
    "partner accept",
    "referral read",
  ]
  const path = found.filter(({ name }) => journey.includes(name))
  const whole = unitsOf(path.flatMap(({ calls }) => calls))
  const dearest = Math.max(...found.map(({ calls }) => dollars(unitsOf(calls)) * 1000))
  return {
    title: "Capacity units",
    about:
      "Read and write capacity units of each operation, as DynamoDB Local says them (`ReturnConsumedCapacity`), in a consulate with " +
      `${rounds} open case files and 20 organisations; the dearest of ${rounds} rounds. The yardstick of a write: its own records put ` +
      "one by one (a unit a KB and index), with no transaction, audit entry, idempotency key or counter. " +
      `Prices on demand in US East: $${readPrice} a million reads, $${writePrice} a million writes.`,
    goal: "none is set: the table is the result.",
    result:
      `a referral from the first visit to the partner's answer takes ${whole.reads} reads and ${whole.writes} writes, ` +
      `$${(dollars(whole) * 1000).toFixed(3)} a thousand; the dearest single operation costs $${dearest.toFixed(3)} a thousand`,
    met: true,
    tables: [
      {
        columns: [
          "operation",
          "calls",
          "reads",
          "of them in the registry",
          "writes",
          "of them in indexes",
          "own records alone",
          "records written",
          "$ a thousand",
        ],
        rows: found.map(({ name, calls }) => {
          const units = unitsOf(calls)
          const { reads, registryReads, writes, indexWrites } = units
          const cost = (dollars(units) * 1000).toFixed(4)
          return [name, calls.length, reads, registryReads, writes, indexWrites, alone(calls), company(calls), cost]
        }),
      },
    ],
    notes: [
      "Every signed-in request reads the membership and the consulate's state, consistently: 2 reads. That is the price of a " +
        "membership that ends with the next request.",
      "A read of a case file or a person writes its audit entry first: a read that writes.",
      `The journey: ${path.map(({ name, calls }) => `${name} ${times(dollars(unitsOf(calls)) / dollars(whole)).replace(" ×", "")}`).join(", ")} (shares of its cost).`,
    ],
  }
}
