import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Temporal } from "temporal-polyfill"
import { Act } from "../actor"
import { Bus } from "../bus"
import { Store, type Write } from "../store"
import { kept } from "../util/kept"
import { type CounterKey, toNumbers } from "./statistics.rules"
import type { MonthNumbers } from "./statistics.schema"

// Writers of one consulate meet on a counter; eight rows a counter make that rare.
const shards = 8

/** The month of an instant on the consulate's wall. */
export const monthOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString().slice(0, 7)

/** Counts, for the transaction of the fact they count. A key given twice counts twice. */
export async function count(month: string, keys: CounterKey[]): Promise<Write[]> {
  const { table } = await Store.consulate()
  const shard = Math.floor(Math.random() * shards)
  const times = new Map<CounterKey, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return [...times].map(([key, by]) => ({
    Update: {
      TableName: table,
      Key: { pk: `statistics#${month}`, sk: `${key}#${shard}` },
      UpdateExpression: "ADD #value :by",
      ExpressionAttributeNames: { "#value": "value" },
      ExpressionAttributeValues: { ":by": by },
    },
  }))
}

/** Sets a counter right by a difference, for a transaction of its own. */
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
const recent = kept(() => new Map<string, number>())

/**
 * Asks that a month be published soon; called after the write that counted has held. The publication comes five seconds
 * after it was asked for, so whoever counts within them is in it and need not ask again.
 */
export async function counted(month: string): Promise<void> {
  const tenantID = Act.tenantID()
  const key = `${tenantID} ${month}`
  const now = Date.now()
  const asked = recent()
  if (now - (asked.get(key) ?? 0) < delaySeconds * 1000) return
  asked.set(key, now)
  await Bus.hurry({ type: "statistics", tenantID, month }, delaySeconds)
}

/** Publishes what a lost message would have: this month and, in its first days, the one before. Run at every tick. */
export async function publishRecent(now: string, timeZone: string): Promise<void> {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate()
  await publish(today.toString().slice(0, 7))
  if (today.day <= 3) await publish(today.subtract({ months: 1 }).toString().slice(0, 7))
}

/** The acting consulate's counters of one month, shards added up. */
export async function counters(month: string): Promise<Record<string, number>> {
  const { table, client } = await Store.consulate()
  const sums: Record<string, number> = {}
  let from: Record<string, unknown> | undefined
  do {
    const result = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :month",
        ExpressionAttributeValues: { ":month": `statistics#${month}` },
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    for (const item of result.Items ?? []) {
      const key = String(item.sk).replace(/#\d+$/, "")
      sums[key] = (sums[key] ?? 0) + Number(item.value)
    }
    from = result.LastEvaluatedKey
  } while (from)
  return sums
}

/**
 * Copies one month's totals to the registry, where headquarters reads them. Counters only grow, so an older copy that
 * arrives late is recognised by its smaller sum and dropped; after a correction the copy stands whatever its sum.
 */
export async function publish(month: string, isCorrected = false): Promise<MonthNumbers> {
  const tenantID = Act.tenantID()
  const sums = await counters(month)
  const numbers = toNumbers(month, sums)
  const weight = Object.values(sums).reduce((sum, value) => sum + value, 0)
  const { table, client } = await Store.registry()
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item: {
          pk: `tenant#${tenantID}`,
          sk: `statistics#${month}`,
          gsi1pk: `statistics#${month}`,
          gsi1sk: tenantID,
          tenantID,
          numbers,
          weight,
        },
        ...(isCorrected
          ? {}
          : {
              ConditionExpression: "attribute_not_exists(pk) OR weight < :weight",
              ExpressionAttributeValues: { ":weight": weight },
            }),
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
  return numbers
}

/** What every consulate has published for one month. Headquarters only. */
export async function published(month: string): Promise<{ tenantID: string; numbers: MonthNumbers }[]> {
  const { table, client } = await Store.registry()
  const rows: { tenantID: string; numbers: MonthNumbers }[] = []
  let from: Record<string, unknown> | undefined
  do {
    const result = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :month",
        ExpressionAttributeValues: { ":month": `statistics#${month}` },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    for (const item of result.Items ?? [])
      rows.push({ tenantID: item.tenantID as string, numbers: item.numbers as MonthNumbers })
    from = result.LastEvaluatedKey
  } while (from)
  return rows
}
