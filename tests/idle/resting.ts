import { GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { Slots } from "@ventanilla/core/platform/store"
import * as Tick from "@ventanilla/core/scheduler/tick"
import { Config } from "@ventanilla/core/util/config"
import type { Call } from "@ventanilla/local"
import { asFunction } from "@ventanilla/local/functions"
import type { Who, World } from "../support/world"

export type Row = Record<string, unknown>
export type Here = Awaited<ReturnType<typeof consulateIn>>

const quarter = 15 * 60_000
/** The slot, the note of its rest and the last entry of its audit: a process that comes into a consulate anew takes its role, too. */
export const mostCalls = 4

/** A consulate whose ticks are carried out one by one, and whose calls to AWS are counted. */
export async function consulateIn(world: World, officeCode: string) {
  const { cloud } = world
  const { tenantID, coordinator: who } = await world.onboard(officeCode)
  const now = () => cloud.clock.now().getTime()
  const iso = (time: number) => new Date(time).toISOString()

  /** The tick of this instant; what it called. */
  async function tick(at: number): Promise<Call[]> {
    cloud.clock.freeze(iso(at))
    cloud.recorder.start()
    await asFunction("digest", () =>
      Act.with({ type: "system", job: "digest", tenantID }, () => Tick.run({ tick: iso(at) })),
    )
    const calls = cloud.recorder.stop()
    await cloud.queues.drain()
    return calls
  }
  const after = (time: number) => Math.floor(time / quarter + 1) * quarter
  const next = () => tick(after(now()))

  /** Ticks every quarter of an hour until it rests; fails when it does not within so many. */
  async function rest(most = 12): Promise<Call[]> {
    for (let left = most; left > 0; left--) {
      const calls = await next()
      if (calls.length <= mostCalls) return calls
    }
    throw new Error("It does not come to rest")
  }

  /** Rests at the last tick before this instant. */
  async function restBefore(due: number): Promise<void> {
    const last = after(due - 1) - quarter
    const from = last - 8 * quarter
    if (from > now()) cloud.clock.freeze(iso(from))
    let calls: Call[] = []
    while (now() < last) calls = await next()
    if (calls.length === 0 || calls.length > mostCalls)
      throw new Error(`No rest before it is due: ${calls.length} calls`)
  }

  const inside = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "test", tenantID }, run)
  /** All of its rows, read as nobody in the consulate does: this leaves no entry in its audit. */
  async function rows(): Promise<Row[]> {
    const TableName = Config.consulateTable(tenantID, await inside(() => Slots.readSlot(tenantID)))
    return ((await cloud.admin.send(new ScanCommand({ TableName }))).Items ?? []) as Row[]
  }
  async function registered(sk: string): Promise<Row | undefined> {
    const Key = { pk: `tenant#${tenantID}`, sk }
    const { Item } = await cloud.admin.send(new GetCommand({ TableName: Config.registryTable(), Key }))
    return Item
  }
  async function seals(): Promise<Row[]> {
    const { Items = [] } = await cloud.admin.send(
      new QueryCommand({
        TableName: Config.registryTable(),
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": `seal#${tenantID}` },
      }),
    )
    return Items
  }
  const timeZone = String((await registered("tenant"))?.timeZone)
  return {
    ...{ world, cloud, tenantID, officeCode, timeZone, who: who as Who },
    ...{ now, next, tick, rest, restBefore, inside, rows, registered, seals },
    hasTask: async (kind: string) => (await rows()).some((row) => row.__edb_e__ === "task" && row.kind === kind),
  }
}
