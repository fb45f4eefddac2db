import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { failureName, Log } from "../../platform/util/log"
import { ChainRules } from "../../tenancy/chain/inside"
import type { Chore } from "./tick.chores"

/** In the consulate's table, so that a table that is restored has its own or none. */
const key = { pk: "rest", sk: "rest" }

/** No transaction that bears an earlier time is under way at `at`, and every index shows what was written before. */
const settledBefore = (at: string): string => new Date(Date.parse(at) - ChainRules.margin).toISOString()

/**
 * Until when no chore can have anything to do if nothing is written; undefined when one may have now, because its time
 * has come or something was written since the whole tick that found nothing to do. What cannot be read is no rest.
 */
export async function restsUntil(now = Clock.iso()): Promise<string | undefined> {
  try {
    const { table, client } = await Store.consulate()
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))
    if (Item?.table !== table || now < Item.from || now >= Item.until) return undefined
    return (await Audit.isHeardSince(settledBefore(Item.from))) ? undefined : Item.until
  } catch (error) {
    Log.warn("tick.rest_not_read", { failure: failureName(error) })
    return undefined
  }
}

/**
 * After a whole tick in which nothing failed, begun at `now`: rests until the first instant at which a chore can have
 * something to do, if nothing was written lately. At most until the end of the day of UTC, whose entries are one
 * partition of the audit.
 */
export async function rest(now: string, chores: readonly Chore[]): Promise<void> {
  try {
    const since = settledBefore(now)
    if (ChainRules.dayOf(since) !== ChainRules.dayOf(now) || (await Audit.isHeardSince(since))) return
    const due = await awaitAll(chores.map(({ next }) => next(now)))
    const instants = [...due.filter((at) => at !== undefined), ChainRules.dayAfter(now)].map((at) => Date.parse(at))
    const until = new Date(Math.min(...instants)).toISOString()
    if (until <= now) return
    const { table, client } = await Store.consulate()
    const expiresAt = Math.ceil(Date.parse(until) / 1000)
    await client.send(new PutCommand({ TableName: table, Item: { ...key, table, from: now, until, expiresAt } }))
  } catch (error) {
    Log.warn("tick.rest_not_written", { failure: failureName(error) })
  }
}
