import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { Statistics, StatisticsRules } from "../statistics"
import { Store } from "../store"
import { Suppression } from "../suppression"
import { Tenant } from "../tenant"
import { Clock } from "../util/clock"
import { failureName, Log } from "../util/log"
import { addition, collided, gathered, gatheringKey, monthsOf, refused, sumsKey } from "./publication.row"
import { mayAdd, mustClose, nextMonth, settled } from "./publication.rules"
import type { Sums } from "./publication.schema"

/**
 * Closes every month of the network that can be: all consulates have added to it, or they have had their days. Run at every
 * tick by the planner; one month's failure does not keep the others.
 */
export async function closeAll(now = Clock.iso()): Promise<{ closed: string[] }> {
  const first = await Tenant.firstCreatedAt()
  if (!first) return { closed: [] }
  const months = StatisticsRules.months(first.slice(0, 7), now.slice(0, 7)).filter((month) => mayAdd(month, now))
  const { sums } = await monthsOf(first.slice(0, 7), now.slice(0, 7))
  const closed: string[] = []
  for (const month of months.filter((one) => !sums.has(one))) {
    try {
      if (await close(month, now)) closed.push(month)
    } catch (error) {
      Log.warn("publication.not_closed", { month, failure: failureName(error) })
    }
  }
  return { closed }
}

async function close(month: string, now: string): Promise<boolean> {
  const expected = await Tenant.reporting(nextMonth(month))
  const { cells: sum, turn, from } = await gathered(month)
  const missing = expected.filter((tenantID) => !from.includes(tenantID))
  if (missing.length > 0 && !mustClose(month, now)) return false
  const [{ settings }, published] = await Promise.all([Tenant.inherited(), Statistics.published(month)])
  const threshold = settings.suppressionThreshold
  const { cells, over } = settled(sum)
  const heard = published.filter(({ tenantID }) => from.includes(tenantID))
  const item: Sums = {
    month,
    cells: Suppression.forHeadquarters(
      cells,
      heard.map(({ numbers }) => numbers.counts),
      threshold,
    ),
    totals: StatisticsRules.add(
      month,
      published.map(({ numbers }) => numbers),
    ),
    consulates: from.length,
    missing: missing.length,
    threshold,
    at: now,
    version: 1,
  }
  const { table: TableName, client } = await Store.registry()
  const isStill = turn === undefined ? "attribute_not_exists(pk)" : "turn = :turn AND attribute_not_exists(closedAt)"
  const values = { ":at": now, ...(turn === undefined ? {} : { ":turn": turn }) }
  try {
    await client.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Update: {
              TableName,
              Key: gatheringKey(month),
              UpdateExpression: "SET closedAt = :at",
              ConditionExpression: isStill,
              ExpressionAttributeValues: values,
            },
          },
          { Put: { TableName, Item: { ...sumsKey(month), ...item }, ConditionExpression: "attribute_not_exists(pk)" } },
          ...(Object.keys(over).length > 0 ? [addition(TableName, nextMonth(month), over)] : []),
        ],
      }),
    )
    return true
  } catch (error) {
    // Somebody added meanwhile, or closed it: the next tick looks again.
    if (refused(error) || collided(error)) return false
    throw error
  }
}
