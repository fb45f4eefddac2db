import type { z } from "zod"
import { verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { everything, pages, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayRange } from "../../platform/util/day"
import { idTime } from "../../platform/util/id"
import type { Page } from "../../platform/util/schema"
import { type Info, ListInput } from "./audit.schema"

type Input = z.output<typeof ListInput>
/** Entries of one partition, from this id on and before that one. */
type Query = { index?: "gsi1" | "gsi2"; pk: string; sort: string; from: string; to: string }

/** Entries of one record, of one day, or the newest, newest first; optionally only by one person or of one noun. */
export const list = verb("audit.list", ListInput, async (input): Promise<Page<Info>> => {
  const before = input.cursor === undefined ? undefined : cursorIn(input.cursor)
  const items: Info[] = []
  for (const query of input.subject ? [all("gsi1", `audit-subject#${input.subject}`)] : inDays(input)) {
    items.push(...(await some(query, input, before, input.limit + 1 - items.length)))
    if (items.length > input.limit) break
  }
  const shown = items.slice(0, input.limit)
  return { items: shown, cursor: items.length > input.limit ? (shown.at(-1)?.auditID ?? null) : null }
})

/** Every entry id after this page is smaller than the last one on it. */
function cursorIn(cursor: string): string {
  if (!/^aud_[0-9A-Z]{26}$/.test(cursor)) throw new VisibleError("validation", "invalid_cursor", "cursor")
  return cursor
}

const all = (index: "gsi1" | "gsi2", pk: string): Query => ({
  index,
  pk,
  sort: `${index}sk`,
  from: "aud_",
  to: "aud_~",
})

/** How many days back the newest entries are searched. */
const span = 31
const ms = 86_400_000

/** A query for each UTC day in the requested range, newest first. */
function inDays({ day, timeZone }: Input): Query[] {
  const now = Clock.now().getTime()
  const range = day
    ? dayRange(day, timeZone)
    : { from: new Date(now - span * ms).toISOString(), to: new Date(now + 1).toISOString() }
  const queries: Query[] = []
  for (let at = Date.parse(range.to) - 1; at >= Math.floor(Date.parse(range.from) / ms) * ms; at -= ms) {
    const utc = new Date(at).toISOString().slice(0, 10)
    const from = `${utc}T00:00:00.000Z`
    const to = new Date(Date.parse(from) + ms).toISOString()
    queries.push({
      pk: `audit#${utc}`,
      sort: "sk",
      from: `aud_${idTime([range.from, from].sort()[1] ?? from)}`,
      to: `aud_${idTime([range.to, to].sort()[0] ?? to)}`,
    })
  }
  return queries
}

/** Up to `most` entries of one query that are older than `before` and pass the filters, newest first. */
async function some(query: Query, { staffID, noun, day, timeZone }: Input, before: string | undefined, most: number) {
  const to = before && before < query.to ? before : query.to
  if (to <= query.from) return []
  const times = day && query.index ? dayRange(day, timeZone) : undefined
  const filters = [
    ...(staffID ? ["actor.id = :staff"] : []),
    ...(noun ? ["begins_with(#action, :noun)"] : []),
    ...(times ? ["#at >= :first", "#at < :end"] : []),
  ]
  const found: Info[] = []
  for await (const rows of pages(await Store.consulate(), {
    ...keyed({ ...query, to }),
    ...(filters.length > 0 ? { FilterExpression: filters.join(" AND ") } : {}),
    ...(noun || times
      ? { ExpressionAttributeNames: { ...(noun ? { "#action": "action" } : {}), ...(times ? { "#at": "at" } : {}) } }
      : {}),
    ExpressionAttributeValues: {
      ...keyed({ ...query, to }).ExpressionAttributeValues,
      ...(staffID ? { ":staff": staffID } : {}),
      ...(noun ? { ":noun": `${noun}.` } : {}),
      ...(times ? { ":first": times.from, ":end": times.to } : {}),
    },
    ScanIndexForward: false,
    // With a filter, DynamoDB's limit counts the items examined, not those found.
    Limit: filters.length > 0 ? 500 : most + 1,
  })) {
    found.push(...rows.map(serialize).filter(({ auditID }) => auditID < to))
    if (found.length >= most) break
  }
  return found.slice(0, most)
}

const keyed = ({ index, pk, sort, from, to }: Query) => ({
  ...(index ? { IndexName: index } : {}),
  KeyConditionExpression: `${index ?? ""}pk = :pk AND ${sort} BETWEEN :from AND :to`,
  ExpressionAttributeValues: { ":pk": pk, ":from": from, ":to": to } as Record<string, string>,
})

const whole = async (query: Query): Promise<Info[]> =>
  (await everything(await Store.consulate(), keyed(query))).map(serialize)

/** Every entry about one case file, oldest first. For a verb that has checked who asks. */
export async function ofFile(casefileID: string): Promise<Info[]> {
  const partitions = [`audit-file#${casefileID}`, `timeline#${casefileID}`]
  const found = await awaitAll(partitions.map((pk) => whole(all("gsi2", pk))))
  return found.flat().sort((a, b) => (a.auditID < b.auditID ? -1 : 1))
}

/** Every entry whose own record is this one, oldest first. For a verb that has checked who asks. */
export const ofSubject = (subject: string): Promise<Info[]> => whole(all("gsi1", `audit-subject#${subject}`))

function serialize(row: Record<string, unknown>): Info {
  const { auditID, at, actor, action, subjects, requestID, found, hidden } = row as Info
  const counts = found === undefined ? {} : { found, hidden }
  return { auditID, at, actor, action, subjects, ...(requestID ? { requestID } : {}), ...counts }
}
