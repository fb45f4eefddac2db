import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { headquartersZone } from "../../platform/data/headquarters"
import { assertAsRead } from "../../platform/error"
import { commit, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Publication } from "../../statistics/publication/inside"
import { dayAt, monthsOf, progress } from "./target.rules"
import { type Info, ReadInput, SetInput, type Targets } from "./target.schema"

const pk = "template#targets"
type Kept = { year: string; version: number; targets: Targets }

async function find(year: string): Promise<Kept> {
  const { table, client } = await Store.registry()
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk, sk: year }, ConsistentRead: true }))
  return (Item?.kept as Kept | undefined) ?? { year, version: 0, targets: {} }
}

/** The network's targets of a year, each beside what was added up of all consulates. */
export const network = verb("network.targets", ReadInput, async ({ year }): Promise<Info> => {
  const today = dayAt(Clock.iso(), headquartersZone)
  const months = monthsOf(year, today)
  const [kept, { totals }] = await awaitAll([
    find(year),
    Publication.monthsOf(months[0] ?? `${year}-01`, months.at(-1) ?? `${year}-01`),
  ])
  const counted = [...totals.values()].map(({ numbers }) => numbers)
  return progress(kept, counted, today)
})

/** Sets the network's targets of a year: these, and no others. Throws `conflict/stale` when another came before. */
export const setNetwork = verb("network.setTargets", SetInput, async ({ year, version, targets }) => {
  const before = await find(year)
  assertAsRead(before.version, version)
  const { table: TableName } = await Store.registry()
  const Item = { pk, sk: year, kept: { year, version: version + 1, targets }, version: version + 1 }
  const unchanged = version
    ? { ConditionExpression: "version = :version", ExpressionAttributeValues: { ":version": version } }
    : { ConditionExpression: "attribute_not_exists(pk)" }
  return commit({
    writes: [{ Put: { TableName, Item, ...unchanged } }],
    audit: await Audit.entry({ action: "network.targetsSet", subjects: [`targets_${year}`] }),
    answer: { year, version: version + 1 },
  })
})
