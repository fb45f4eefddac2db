import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { Tenant } from "../../tenancy/tenant/inside"
import { Statistics, StatisticsRules } from "../statistics/inside"
import type { MonthNumbers } from "../statistics/statistics.schema"
import { Suppression } from "../suppression/inside"
import type { Cells } from "../suppression/suppression.schema"
import { addition, collided, gathered, gatheringKey, monthsOf, packed, refused, sumsKey } from "./publication.row"
import { accounted, isHeldBack, isWeighed, mayAdd, mustClose, nextMonth, settled } from "./publication.rules"
import type { Sums } from "./publication.schema"

/**
 * Closes every month of the network that is ready: every consulate has added to it, or the deadline has passed and
 * headquarters keeps none of the missing ones from adding. The planner runs this at every tick. A failure in one month
 * does not stop the others.
 */
export async function closeAll(now = Clock.iso()): Promise<{ closed: string[] }> {
  const first = await Tenant.firstCreatedAt()
  if (!first) return { closed: [] }
  const from = first.slice(0, 7)
  const months = StatisticsRules.months(from, now.slice(0, 7)).filter((month) => mayAdd(month, now))
  const { sums } = await monthsOf(from, now.slice(0, 7))
  const closed: string[] = []
  await each(
    "publication.not_closed",
    months.filter((one) => !sums.has(one)),
    (month) => ({ month }),
    async (month) => {
      const done = await close(month, from, now)
      if (done) closed.push(month)
      return done
    },
  )
  return { closed }
}

const numbersOf = ({ counts, cells }: MonthNumbers): Cells => ({ ...cells, ...counts })
const earlier = (months: Map<string, { numbers: MonthNumbers }>, than: string): Cells[] =>
  [...months].flatMap(([month, { numbers }]) => (month < than ? [numbersOf(numbers)] : []))

async function close(month: string, first: string, now: string): Promise<boolean> {
  const expected = await Tenant.reporting(nextMonth(month))
  const { cells: sum, turn, from } = await gathered(month)
  const missing = expected.filter(({ tenantID }) => !from.includes(tenantID))
  if (missing.length > 0 && !(mustClose(month, now) && !missing.some((one) => isHeldBack(one, now)))) return false
  const [{ settings }, published, before] = await awaitAll([
    Tenant.inherited(),
    Statistics.published(month),
    monthsOf(first, month),
  ])
  const threshold = settings.suppressionThreshold
  const { cells, over } = settled(sum)
  const heard = published.filter(({ tenantID }) => from.includes(tenantID))
  const item: Sums = {
    month,
    cells: Suppression.forHeadquarters(
      cells,
      heard.map(({ tenantID, numbers }) => {
        const since = expected.find((one) => one.tenantID === tenantID)?.since
        return { counts: numbers.counts, weighed: since !== undefined && isWeighed(since, month) }
      }),
      threshold,
    ),
    totals: StatisticsRules.toNumbers(
      month,
      accounted(
        [
          ...earlier(before.totals, month),
          numbersOf(
            StatisticsRules.add(
              month,
              published.map(({ numbers }) => numbers),
            ),
          ),
        ],
        earlier(new Map([...before.sums].map(([name, { totals }]) => [name, { numbers: totals }])), month),
      ),
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
          {
            Put: {
              TableName,
              Item: { ...sumsKey(month), ...packed(item, "cells", "totals") },
              ConditionExpression: "attribute_not_exists(pk)",
            },
          },
          ...(Object.keys(over).length > 0 ? [addition(TableName, nextMonth(month), over)] : []),
        ],
      }),
    )
    return true
  } catch (error) {
    // Another process added to the month or closed it meanwhile: the next tick tries again.
    if (refused(error) || collided(error)) return false
    throw error
  }
}
