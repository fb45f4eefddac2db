import { TransactionCanceledException } from "@aws-sdk/client-dynamodb"
import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { everything, Store } from "../../platform/store"
import type { Cells } from "../suppression/suppression.schema"
import type { Offices, Sums, Totals } from "./publication.schema"

/**
 * In the registry. Headquarters may read the partition `network`. What is being gathered lies in another partition,
 * which it may not read: the difference between two additions is one consulate's numbers.
 */
export const network = "network"
export const totalsKey = (month: string) => ({ pk: network, sk: `${month}#totals` })
export const sumsKey = (month: string) => ({ pk: network, sk: `${month}#sums` })
/** A sort key outside the range of `totals` and `sums`, which are read without these rows. */
export const officesKey = (month: string) => ({ pk: network, sk: `offices#${month}` })
export const gatheringKey = (month: string) => ({ pk: `gathering#${month}`, sk: "sum" })
/** Marks that a consulate has made this addition to its month. It holds none of the numbers. */
export const markKey = (month: string, tenantID: string, number: number) => ({
  pk: `gathering#${month}`,
  sk: `from#${tenantID}#${number}`,
})
export const contributionKey = (month: string) => ({ pk: `tenant#${Act.tenantID()}`, sk: `contribution#${month}` })
/** Marks that all months of a consulate must be reported again. */
export const anewKey = () => ({ pk: `tenant#${Act.tenantID()}`, sk: "numbers-anew" })

/** Each cell is an attribute of its own, because DynamoDB adds to attributes only. */
const before = "cell:"
export const cellsIn = (item: Record<string, unknown> = {}): Cells =>
  Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) =>
      key.startsWith(before) ? [[key.slice(before.length), Number(value)]] : [],
    ),
  )

type Item = NonNullable<TransactWriteCommandInput["TransactItems"]>[number]

/** Adds to the sums of a month that is still open. */
export function addition(TableName: string, month: string, cells: Cells): Item {
  const entries = Object.entries(cells)
  const names = Object.fromEntries(entries.map(([key], at) => [`#${at}`, `${before}${key}`]))
  return {
    Update: {
      TableName,
      Key: gatheringKey(month),
      UpdateExpression: `ADD turn :one${entries.map((_, at) => `, #${at} :${at}`).join("")}`,
      ConditionExpression: "attribute_not_exists(closedAt)",
      // A month without cells has no names, and DynamoDB refuses an empty list of them.
      ...(entries.length > 0 ? { ExpressionAttributeNames: names } : {}),
      ExpressionAttributeValues: { ":one": 1, ...Object.fromEntries(entries.map(([, by], at) => [`:${at}`, by])) },
    },
  }
}

/** Which items of a transaction failed their condition; undefined when it failed for another reason. */
export function refused(error: unknown): boolean[] | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined
  return (error.CancellationReasons ?? []).map(({ Code }) => Code === "ConditionalCheckFailed")
}
/** Two transactions conflicted on a row: the caller tries again. */
export const collided = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === "TransactionConflict")

const query = async (KeyConditionExpression: string, values: Record<string, string>, ConsistentRead: boolean) =>
  everything(await Store.registry(), { KeyConditionExpression, ExpressionAttributeValues: values, ConsistentRead })

export type Months = { totals: Map<string, Totals>; sums: Map<string, Sums> }

/**
 * Stores each of these objects as JSON in one attribute. Hundreds of numbers are always read together, and
 * unmarshalling as many attributes would take most of a report's time.
 */
export const packed = <T extends object>(value: T, ...names: (keyof T)[]) => ({
  ...value,
  ...Object.fromEntries(names.map((name) => [name, JSON.stringify(value[name])])),
})
const unpacked = <T>(item: Record<string, unknown>, ...names: string[]): T =>
  ({ ...item, ...Object.fromEntries(names.map((name) => [name, JSON.parse(String(item[name]))])) }) as T

/** The totals and closed sums of the network's months, in one query for any number of consulates. */
export async function monthsOf(from: string, to: string): Promise<Months> {
  const items = await query(
    "pk = :pk AND sk BETWEEN :from AND :to",
    { ":pk": network, ":from": `${from}#`, ":to": `${to}#~` },
    false,
  )
  const kind = (name: string) => items.filter(({ sk }) => String(sk).endsWith(`#${name}`))
  return {
    totals: new Map(kind("totals").map((item) => [String(item.month), unpacked<Totals>(item, "numbers")])),
    sums: new Map(kind("sums").map((item) => [String(item.month), unpacked<Sums>(item, "cells", "totals")])),
  }
}

/** The indicators of every consulate for these months, in one query. */
export async function officesOf(from: string, to: string): Promise<Offices[]> {
  const items = await query(
    "pk = :pk AND sk BETWEEN :from AND :to",
    { ":pk": network, ":from": officesKey(from).sk, ":to": officesKey(to).sk },
    false,
  )
  return items.map((item) => unpacked<Offices>(item, "counts"))
}

/** The sums of a month so far, and which consulates have added to them. */
export async function gathered(month: string) {
  const items = await query("pk = :pk", { ":pk": `gathering#${month}` }, true)
  const sum = items.find(({ sk }) => sk === "sum")
  const from = items.flatMap(({ sk }) => /^from#(.+)#1$/.exec(String(sk))?.[1] ?? [])
  return { cells: cellsIn(sum), turn: sum?.turn === undefined ? undefined : Number(sum.turn), from }
}

/** The months to which the acting consulate has begun to add. */
export const contributedMonths = () => monthsBehind(contributionKey("").sk)
/** The months for which headquarters has the acting consulate's numbers. */
export const publishedMonths = () => monthsBehind("statistics#")

async function monthsBehind(prefix: string): Promise<string[]> {
  const items = await query(
    "pk = :pk AND begins_with(sk, :prefix)",
    { ":pk": contributionKey("").pk, ":prefix": prefix },
    true,
  )
  return items.map(({ sk }) => String(sk).slice(prefix.length))
}
