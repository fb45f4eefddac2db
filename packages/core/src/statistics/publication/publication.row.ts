import { TransactionCanceledException } from "@aws-sdk/client-dynamodb"
import type { TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { everything, Store } from "../../platform/store"
import type { Cells } from "../suppression/suppression.schema"
import type { Offices, Sums, Totals } from "./publication.schema"

/**
 * In the registry. What headquarters may read is in the partition `network`; what is being gathered is in one that it may
 * not, since between two additions the difference is a consulate's.
 */
export const network = "network"
export const totalsKey = (month: string) => ({ pk: network, sk: `${month}#totals` })
export const sumsKey = (month: string) => ({ pk: network, sk: `${month}#sums` })
/** Out of the way of `totals` and `sums`, which are read without it. */
export const officesKey = (month: string) => ({ pk: network, sk: `offices#${month}` })
export const gatheringKey = (month: string) => ({ pk: `gathering#${month}`, sk: "sum" })
/** That a consulate has added this for its month, once. Nothing of what it was. */
export const markKey = (month: string, tenantID: string, number: number) => ({
  pk: `gathering#${month}`,
  sk: `from#${tenantID}#${number}`,
})
export const contributionKey = (month: string) => ({ pk: `tenant#${Act.tenantID()}`, sk: `contribution#${month}` })
/** That all of a consulate's months are to be told again. */
export const anewKey = () => ({ pk: `tenant#${Act.tenantID()}`, sk: "numbers-anew" })

/** A cell is an attribute of its own: only so does DynamoDB add to it. */
const before = "cell:"
export const cellsIn = (item: Record<string, unknown> = {}): Cells =>
  Object.fromEntries(
    Object.entries(item).flatMap(([key, value]) =>
      key.startsWith(before) ? [[key.slice(before.length), Number(value)]] : [],
    ),
  )

type Item = NonNullable<TransactWriteCommandInput["TransactItems"]>[number]

/** Adds to a month's sums while they are open. */
export function addition(TableName: string, month: string, cells: Cells): Item {
  const entries = Object.entries(cells)
  const names = Object.fromEntries(entries.map(([key], at) => [`#${at}`, `${before}${key}`]))
  return {
    Update: {
      TableName,
      Key: gatheringKey(month),
      UpdateExpression: `ADD turn :one${entries.map((_, at) => `, #${at} :${at}`).join("")}`,
      ConditionExpression: "attribute_not_exists(closedAt)",
      // A month without any cell names none, and DynamoDB takes no empty list of names.
      ...(entries.length > 0 ? { ExpressionAttributeNames: names } : {}),
      ExpressionAttributeValues: { ":one": 1, ...Object.fromEntries(entries.map(([, by], at) => [`:${at}`, by])) },
    },
  }
}

/** Which items of a transaction did not hold; undefined when it failed otherwise. */
export function refused(error: unknown): boolean[] | undefined {
  if (!(error instanceof TransactionCanceledException)) return undefined
  return (error.CancellationReasons ?? []).map(({ Code }) => Code === "ConditionalCheckFailed")
}
/** Two met on one row: to be done again. */
export const collided = (error: unknown): boolean =>
  error instanceof TransactionCanceledException &&
  (error.CancellationReasons ?? []).some(({ Code }) => Code === "TransactionConflict")

const query = async (KeyConditionExpression: string, values: Record<string, string>, ConsistentRead: boolean) =>
  everything(await Store.registry(), { KeyConditionExpression, ExpressionAttributeValues: values, ConsistentRead })

export type Months = { totals: Map<string, Totals>; sums: Map<string, Sums> }

/**
 * What a row says lies in it as JSON, an attribute each: of hundreds of numbers that are read together, as many attributes
 * would take most of a report's time.
 */
export const packed = <T extends object>(value: T, ...names: (keyof T)[]) => ({
  ...value,
  ...Object.fromEntries(names.map((name) => [name, JSON.stringify(value[name])])),
})
const unpacked = <T>(item: Record<string, unknown>, ...names: string[]): T =>
  ({ ...item, ...Object.fromEntries(names.map((name) => [name, JSON.parse(String(item[name]))])) }) as T

/** The network's months, totals and closed sums, in one query whatever the number of consulates. */
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

/** The months' indicators of every consulate, in one query. */
export async function officesOf(from: string, to: string): Promise<Offices[]> {
  const items = await query(
    "pk = :pk AND sk BETWEEN :from AND :to",
    { ":pk": network, ":from": officesKey(from).sk, ":to": officesKey(to).sk },
    false,
  )
  return items.map((item) => unpacked<Offices>(item, "counts"))
}

/** What was gathered for a month so far, and whose it is. */
export async function gathered(month: string) {
  const items = await query("pk = :pk", { ":pk": `gathering#${month}` }, true)
  const sum = items.find(({ sk }) => sk === "sum")
  const from = items.flatMap(({ sk }) => /^from#(.+)#1$/.exec(String(sk))?.[1] ?? [])
  return { cells: cellsIn(sum), turn: sum?.turn === undefined ? undefined : Number(sum.turn), from }
}

/** For which of its months the acting consulate has begun to add. */
export const contributedMonths = () => monthsBehind(contributionKey("").sk)
/** Which of its months headquarters has numbers of. */
export const publishedMonths = () => monthsBehind("statistics#")

async function monthsBehind(prefix: string): Promise<string[]> {
  const items = await query(
    "pk = :pk AND begins_with(sk, :prefix)",
    { ":pk": contributionKey("").pk, ":prefix": prefix },
    true,
  )
  return items.map(({ sk }) => String(sk).slice(prefix.length))
}
