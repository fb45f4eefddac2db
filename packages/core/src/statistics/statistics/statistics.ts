import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Temporal } from "temporal-polyfill"
import { Act } from "../../platform/actor"
import { Bus } from "../../platform/bus"
import { VisibleError } from "../../platform/error"
import { everything, pages, Store, type Write } from "../../platform/store"
import { perProcess } from "../../platform/util/per-process"
import { isPersonal } from "./families.schema"
import { type CounterKey, toNumbers } from "./statistics.rules"
import type { MonthNumbers } from "./statistics.schema"

/** The partition for counts of the current state, beside the months; it is not a month, and is never published. */
export const current = "standing"

// Concurrent writers conflict on a counter; eight shards per counter make that rare.
const shards = 8

/** The month of an instant in the consulate's local time. */
export const monthOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7)

/**
 * Counts, for the transaction of the counted fact. A repeated key counts again; `[key, by]` adds `by`, and a negative
 * `by` takes back an earlier count.
 */
export async function count(
  month: string,
  keys: readonly (CounterKey | readonly [CounterKey, number])[],
): Promise<Write[]> {
  const { table } = await Store.consulate()
  const shard = Math.floor(Math.random() * shards)
  const times = new Map<CounterKey, number>()
  for (const each of keys) {
    const [key, by] = typeof each === "string" ? [each, 1] : each
    times.set(key, (times.get(key) ?? 0) + by)
  }
  const moved = [...times].filter(([, by]) => by !== 0)
  return moved.map(([key, by]) => ({
    Update: {
      TableName: table,
      Key: { pk: `statistics#${month}`, sk: `${key}#${shard}` },
      UpdateExpression: "ADD #value :by",
      ExpressionAttributeNames: { "#value": "value" },
      ExpressionAttributeValues: { ":by": by },
    },
  }))
}

/** Corrects a counter by a difference, in a transaction of its own. */
export async function correction(month: string, key: string, by: number): Promise<Write> {
  const { table } = await Store.consulate()
  return {
    Update: {
      TableName: table,
      Key: { pk: `statistics#${month}`, sk: `${key}#0` },
      UpdateExpression: "ADD #value :by",
      ExpressionAttributeNames: { "#value": "value" },
      ExpressionAttributeValues: { ":by": by },
    },
  }
}

const delaySeconds = 5
const recent = perProcess(() => new Map<string, number>())

/**
 * Requests that a month be published soon; called after the counting transaction committed. The publication comes five
 * seconds after the request, so it includes counts made in between, which need no request of their own.
 */
export async function counted(month: string): Promise<void> {
  const tenantID = Act.tenantID()
  const key = `${tenantID} ${month}`
  const now = Date.now()
  const asked = recent()
  if (now - (asked.get(key) ?? 0) < delaySeconds * 1000) return
  asked.set(key, now)
  await Bus.tryEnqueue({ type: "statistics", tenantID, month }, delaySeconds)
}

/**
 * Publishes what a lost message would have published: this month and, in its first days, the one before. Runs at every
 * tick.
 */
export async function publishRecent(now: string, timeZone: string): Promise<void> {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate()
  await publish(today.toString().slice(0, 7))
  if (today.day <= 3) await publish(today.subtract({ months: 1 }).toString().slice(0, 7))
}

/** The counters of the actor's consulate for one month, shards added up; all, or those with this prefix. */
export async function counters(month: string, prefix?: string): Promise<Record<string, number>> {
  const query = {
    KeyConditionExpression: prefix ? "pk = :month AND begins_with(sk, :prefix)" : "pk = :month",
    ExpressionAttributeValues: { ":month": `statistics#${month}`, ...(prefix ? { ":prefix": prefix } : {}) },
    ConsistentRead: true,
  }
  const sums: Record<string, number> = {}
  for await (const items of pages(await Store.consulate(), query))
    for (const item of items) {
      const key = String(item.sk).replace(/#\d+$/, "")
      sums[key] = (sums[key] ?? 0) + Number(item.value)
    }
  return sums
}

const turns = 8

/**
 * Copies one month's totals to the registry, where headquarters reads them; what is counted by an attribute of women stays
 * here. Writers take turns: each says which copy it replaces and reads the counters after it, so that an older reading
 * never stands over a newer one, whichever way the counters went.
 */
export async function publish(month: string): Promise<MonthNumbers> {
  const tenantID = Act.tenantID()
  const { table, client } = await Store.registry()
  const place = { pk: `tenant#${tenantID}`, sk: `statistics#${month}` }
  for (let left = turns; left > 0; left--) {
    const { Item: before } = await client.send(new GetCommand({ TableName: table, Key: place, ConsistentRead: true }))
    const numbers = toNumbers(month, impersonal(await counters(month)))
    if (before && JSON.stringify(sorted(before.numbers)) === JSON.stringify(sorted(numbers))) return numbers
    try {
      const index = { gsi1pk: `statistics#${month}`, gsi1sk: tenantID }
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...place, ...index, tenantID, numbers, turn: Number(before?.turn ?? 0) + 1 },
          ...(before?.turn
            ? { ConditionExpression: "turn = :turn", ExpressionAttributeValues: { ":turn": before.turn } }
            : { ConditionExpression: "attribute_not_exists(turn)" }),
        }),
      )
      return numbers
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    }
  }
  throw new VisibleError("conflict", "stale")
}

/** What headquarters may hold of one consulate: whatever is not counted by an attribute of women. */
const impersonal = (counters: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counters).filter(([key]) => !isPersonal(key)))

/** The same value with sorted keys, so that two can be compared. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What every consulate has published for one month. Headquarters only. */
export async function published(month: string): Promise<{ tenantID: string; numbers: MonthNumbers }[]> {
  const rows = await everything(await Store.registry(), {
    IndexName: "gsi1",
    KeyConditionExpression: "gsi1pk = :month",
    ExpressionAttributeValues: { ":month": `statistics#${month}` },
  })
  return rows.map((item) => ({ tenantID: item.tenantID as string, numbers: item.numbers as MonthNumbers }))
}
