import { createHash } from "node:crypto"
import { gunzipSync, gzipSync } from "node:zlib"
import { GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { Act, verb } from "../../platform/actor"
import { Published, Store, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Tenant } from "../../tenancy/tenant/inside"
import { OutreachEntity, type OutreachRow } from "./outreach.entity"
import { assertFits, nearest } from "./outreach.rules"
import { type PublicCalendar, type PublicEvent, PublicInput } from "./outreach.schema"

const sk = "calendar"
/** Past activities stay public for a quarter. */
const keptFor = 92 * 86_400_000

/** The public id of an activity: constant, and not the id used in the product. */
const uidOf = (outreachID: string) => createHash("sha256").update(outreachID).digest("hex").slice(0, 32)

function publicOf(row: OutreachRow, stamp: string): PublicEvent | null {
  if (!row.public || row.reason === "mistake") return null
  const { title, publicTitle, startsAt, endsAt, timeZone, mode, place, hidePlace, status, series, version } = row
  return {
    uid: uidOf(row.outreachID),
    title: publicTitle ?? title,
    ...{ startsAt, endsAt, timeZone, mode },
    place: hidePlace ? null : (place ?? null),
    cancelled: status === "cancelled",
    series: series
      ? {
          uid: uidOf(`series ${series.seriesID}`),
          ...{ rule: series.rule, startsAt: series.startsAt, endsAt: series.endsAt, original: series.original },
        }
      : null,
    stamp,
    sequence: version - 1,
  }
}

/**
 * Writes the public copy in the registry, in the transaction of the change; no write when the public would see no
 * difference. Because of the copy the public API needs no consulate's credentials.
 */
export async function publicWrites(changed: readonly OutreachRow[], before: readonly OutreachRow[]): Promise<Write[]> {
  if (![...changed, ...before].some((row) => row.public)) return []
  const copy = await copied()
  const now = Clock.iso()
  const gone = new Set(changed.map(({ outreachID }) => uidOf(outreachID)))
  const others = copy.events.filter(({ uid }) => !gone.has(uid))
  const next = [...others, ...changed.flatMap((row) => publicOf(row, now) ?? [])]
  assertFits(next, copy.events, now)
  return [{ Put: await putOf(next, copy.turn, now) }, await Published.newEdition("calendar")]
}

const ownKey = () => ({ pk: `tenant#${Act.tenantID()}`, sk })

async function copied() {
  const { table, client } = await Store.registry()
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: ownKey(), ConsistentRead: true }))
  return { events: eventsOf(Item), turn: Number(Item?.turn ?? 0) }
}

/** One row holds all events. Compressed to an eighth, a busy office's year fits; base64, because archives hold text. */
const packed = (events: PublicEvent[]) => gzipSync(JSON.stringify(events)).toString("base64")
/** Older copies are lists. */
const eventsOf = ({ events = [] }: Record<string, unknown> = {}): PublicEvent[] =>
  Array.isArray(events) ? events : JSON.parse(gunzipSync(Buffer.from(String(events), "base64")).toString())

/** Replaces the copy of this turn by these events, unless somebody was faster. */
async function putOf(all: PublicEvent[], turn: number, now: string) {
  const { table } = await Store.registry()
  const recent = all.filter(({ endsAt }) => Date.parse(endsAt) >= Date.parse(now) - keptFor)
  return {
    TableName: table,
    Item: { ...ownKey(), events: packed(nearest(recent, now)), turn: turn + 1 },
    ...(turn
      ? { ConditionExpression: "turn = :turn", ExpressionAttributeValues: { ":turn": turn } }
      : { ConditionExpression: "attribute_not_exists(pk)" }),
  }
}

/**
 * Makes the copy anew from the table, for example after a restore: events that are missing or not public there are
 * removed.
 */
export async function publishAnew(): Promise<void> {
  const [handle, { client }] = await awaitAll([Store.consulate(), Store.registry()])
  const now = Clock.iso()
  const { turn } = await copied()
  const { data } = await OutreachEntity.query.byDay({}).go({ ...handle, pages: "all" })
  const events = data.flatMap((row) => publicOf(row, now) ?? [])
  if (turn === 0 && events.length === 0) return
  const TransactItems = [{ Put: await putOf(events, turn, now) }, await Published.newEdition("calendar")]
  await client.send(new TransactWriteCommand({ TransactItems }))
}

/** The public activities of an office. An unknown or inactive office answers like one without activities. */
export const publicCalendar = verb("calendar.page", PublicInput, async ({ officeCode }): Promise<PublicCalendar> => {
  const code = officeCode.replace(/\.ics$/, "").toUpperCase()
  return Tenant.asRegistry(async () => {
    const office = await Tenant.publicOffice(code)
    if (!office) return { names: null, events: [] }
    return { names: office.names, events: await publishedEvents(office.tenantID) }
  })
})

const publishedEvents = (tenantID: string) =>
  Published.copyOf(tenantID, "calendar", async () => {
    const { table, client } = await Store.registry()
    const Key = { pk: `tenant#${tenantID}`, sk }
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
    const value = eventsOf(Item)
    return { value, weight: JSON.stringify(value).length }
  })
