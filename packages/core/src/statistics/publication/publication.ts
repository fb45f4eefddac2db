import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, GetCommand, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { Bus } from "../../platform/bus"
import { Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Vault } from "../../platform/vault"
import { Tenant } from "../../tenancy/tenant/inside"
import { Statistics, StatisticsRules } from "../statistics/inside"
import { indicators, type MonthNumbers } from "../statistics/statistics.schema"
import { closeAll } from "./publication.close"
import {
  addition,
  anewKey,
  collided,
  contributedMonths,
  contributionKey,
  markKey,
  officesKey,
  packed,
  publishedMonths,
  refused,
  totalsKey,
} from "./publication.row"
import { difference, mayAdd, nextMonth, personal, sum } from "./publication.rules"
import type { Contribution, Totals } from "./publication.schema"

export { closeAll } from "./publication.close"
export { monthsOf, officesOf } from "./publication.row"

const turns = 12
const pause = (attempt: number) => new Promise((done) => setTimeout(done, Math.random() * 20 * attempt))
/** With the function's own credentials: no consulate's session reaches the network's rows. */
const asNetwork = <T>(run: () => Promise<T>): Promise<T> => Act.with({ type: "system", job: "statistics" }, run)

type Found = { number: number; version: number; kept: Contribution }

async function contributionOf(month: string): Promise<Found> {
  const { table, client } = await Store.registry()
  const key = contributionKey(month)
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))
  if (!Item) return { number: 0, version: 0, kept: { sent: {}, pending: null } }
  const kept = await Vault.open<Contribution>(key.sk, String(Item.sealed))
  return { number: Number(Item.number), version: Number(Item.version), kept }
}

/** Writes the contribution if nobody changed it since it was read; otherwise returns false. */
async function keep(month: string, found: Found, number: number, kept: Contribution): Promise<boolean> {
  const { table, client } = await Store.registry()
  const key = contributionKey(month)
  const Item = { ...key, number, version: found.version + 1, sealed: await Vault.seal(key.sk, kept) }
  try {
    await client.send(
      new PutCommand({
        TableName: table,
        Item,
        ...(found.version === 0
          ? { ConditionExpression: "attribute_not_exists(pk)" }
          : {
              ConditionExpression: "#version = :version",
              ExpressionAttributeNames: { "#version": "version" },
              ExpressionAttributeValues: { ":version": found.version },
            }),
      }),
    )
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}

/**
 * Adds the acting consulate's counts of a month by attributes of women to the network's sums: first all of them, later
 * the difference. Each addition is stored before it is made, under a number that is used once, so that an interrupted
 * one can be repeated and counts once.
 */
export async function contribute(month: string): Promise<void> {
  if (!mayAdd(month, Clock.iso())) return
  const tenantID = Act.tenantID()
  for (let left = turns; left > 0; left--) {
    const found = await contributionOf(month)
    const { sent, pending } = found.kept
    if (pending) {
      await asNetwork(() => deliver(tenantID, month, found.number, pending))
      await keep(month, found, found.number, { sent: sum(sent, pending), pending: null })
      continue
    }
    const more = difference(personal(await Statistics.counters(month)), sent)
    if (found.number > 0 && Object.keys(more).length === 0) return
    await keep(month, found, found.number + 1, { sent, pending: more })
  }
  throw new Error("A consulate's month does not stand still")
}

/** Uses up the number and adds, in one transaction, to the month itself or to the first later month that is open. */
async function deliver(tenantID: string, origin: string, number: number, cells: Contribution["sent"]): Promise<void> {
  const { table: TableName, client } = await Store.registry()
  const Item = { ...markKey(origin, tenantID, number), at: Clock.iso() }
  const mark = { Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" } }
  for (let [month, attempt] = [origin, 0]; ; ) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [mark, addition(TableName, month, cells)] }))
      return
    } catch (error) {
      const [isTaken, isClosed] = refused(error) ?? []
      if (isTaken) return
      if (isClosed) month = nextMonth(month)
      else if (collided(error) && ++attempt < turns) await pause(attempt)
      else throw error
    }
  }
}

/**
 * Enqueues the months that are due and not yet in the network's sums; all months when `askAnew` was called. Runs at
 * every tick.
 */
export async function enqueueDue(now: string): Promise<void> {
  const tenantID = Act.tenantID()
  await tellAnew(await monthsUntil(now))
  for (const month of await owedMonths(now)) await Bus.tryEnqueue({ type: "statistics", tenantID, month })
}

/** Now while a month is still to be added; a month becomes due at the beginning of a UTC day. */
export async function nextDueAt(now: string): Promise<string | undefined> {
  return (await owedMonths(now)).length > 0 || (await isToldAnew()) ? now : undefined
}

async function monthsUntil(now: string): Promise<string[]> {
  const { createdAt, timeZone } = await Tenant.current()
  return StatisticsRules.months(Statistics.monthOf(createdAt, timeZone), Statistics.monthOf(now, timeZone))
}

async function owedMonths(now: string): Promise<string[]> {
  const done = new Set(await contributedMonths())
  return (await monthsUntil(now)).filter((month) => mayAdd(month, now) && !done.has(month))
}

/**
 * Asks that the next tick report every month of the acting consulate again, to headquarters and in the network's sums:
 * after a restore its counts are in another table.
 */
export async function askAnew(): Promise<void> {
  const { table: TableName, client } = await Store.registry()
  await client.send(new PutCommand({ TableName, Item: anewKey() }))
}

async function isToldAnew(): Promise<boolean> {
  const { table: TableName, client } = await Store.registry()
  const { Item } = await client.send(new GetCommand({ TableName, Key: anewKey(), ConsistentRead: true }))
  return Item !== undefined
}

/** Waits for the queue (`sendAll`, not `tryEnqueue`): the request is deleted only when every month is enqueued. */
async function tellAnew(months: string[]): Promise<void> {
  const tenantID = Act.tenantID()
  const { table: TableName, client } = await Store.registry()
  const Key = anewKey()
  if (!(await isToldAnew())) return
  // Months from an archive may be older than the consulate.
  const all = [...new Set([...(await publishedMonths()), ...months])].sort()
  await Bus.sendAll(all.map((month) => ({ type: "statistics" as const, tenantID, month })))
  await client.send(new DeleteCommand({ TableName, Key }))
}

/**
 * Adds up what every consulate has published for a month, so that headquarters reads one row. `fresh` was just
 * published and may not be in the index yet. Concurrent writers take turns by the row's `turn`.
 */
export async function addUp(month: string, fresh?: { tenantID: string; numbers: MonthNumbers }): Promise<void> {
  await asNetwork(async () => {
    const { table: TableName, client } = await Store.registry()
    const Key = totalsKey(month)
    for (let left = turns; left > 0; left--) {
      const { Item: before } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      const others = (await Statistics.published(month)).filter(({ tenantID }) => tenantID !== fresh?.tenantID)
      const all = fresh ? [...others, fresh] : others
      const numbers = StatisticsRules.add(
        month,
        all.map((one) => one.numbers),
      )
      const turn = Number(before?.turn ?? 0) + 1
      const totals: Totals = { month, numbers, consulates: all.length, at: Clock.iso() }
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: { ...Key, ...packed(totals, "numbers"), turn },
            ...(before
              ? { ConditionExpression: "turn = :turn", ExpressionAttributeValues: { ":turn": before.turn } }
              : { ConditionExpression: "attribute_not_exists(turn)" }),
          }),
        )
        await compare(month, all, turn)
        return
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        await pause(turns - left)
      }
    }
    throw new Error("The network's totals do not stand still")
  })
}

/** The same month for comparison: a few numbers of each consulate in one row. It never replaces the row of a later turn. */
async function compare(
  month: string,
  all: readonly { tenantID: string; numbers: MonthNumbers }[],
  turn: number,
): Promise<void> {
  const { table: TableName, client } = await Store.registry()
  const counts = Object.fromEntries(
    all.map(({ tenantID, numbers }) => [tenantID, indicators.map((one) => numbers.counts[one] ?? 0)]),
  )
  try {
    await client.send(
      new PutCommand({
        TableName,
        Item: { ...officesKey(month), ...packed({ month, of: indicators, counts, turn }, "counts") },
        ConditionExpression: "attribute_not_exists(turn) OR turn < :turn",
        ExpressionAttributeValues: { ":turn": turn },
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}

/**
 * The network's part of a tick: adds up this month, in its first three days the one before too, and closes what can be
 * closed.
 */
export async function updateNetwork(now = Clock.iso()): Promise<void> {
  const month = now.slice(0, 7)
  await addUp(month)
  const before = StatisticsRules.months(`${Number(month.slice(0, 4)) - 1}-01`, month).at(-2)
  if (before && Number(now.slice(8, 10)) <= 3) await addUp(before)
  await closeAll(now)
}
