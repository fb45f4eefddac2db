import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import { VisibleError } from "../error"
import { type AuditWrite, Store, type Write } from "../store"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import { Request } from "../util/request"
import type { Page } from "../util/schema"
import { type Info, ListInput } from "./audit.schema"

type Entry = { action: string; subjects: [string, ...string[]] }

/** An entry a day-partition long: `audit#2026-03-09`. Inside a registry partition for headquarters' acts. */
function item({ action, subjects }: Entry) {
  // One moment for the id, the day and the time: an entry's hour is read from its id.
  const now = Clock.now()
  const auditID = createID("audit", now)
  const at = now.toISOString()
  const requestID = Request.peek()?.requestID
  return {
    pk: `audit#${at.slice(0, 10)}`,
    sk: auditID,
    gsi1pk: `audit-subject#${subjects[0]}`,
    gsi1sk: auditID,
    auditID,
    at,
    actor: Act.label(),
    action,
    subjects,
    ...(requestID ? { requestID } : {}),
  }
}

/** The audit entry of a write, for its transaction. `subjects` are ids, the record's own first. */
export async function entry(what: Entry): Promise<AuditWrite> {
  const { table } = await Store.home()
  const made = item(what)
  // What was written about a case file is its timeline, whichever record it was about.
  const casefileID = what.subjects.find((subject) => subject.startsWith("cas_"))
  const Item = casefileID ? { ...made, gsi2pk: `timeline#${casefileID}`, gsi2sk: made.auditID } : made
  const write: Write = { Put: { TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" } }
  return write as AuditWrite
}

/** Writes down that a record was read, before it is shown. */
export async function read(what: Entry): Promise<void> {
  const { table, client } = await Store.home()
  await client.send(
    new PutCommand({ TableName: table, Item: item(what), ConditionExpression: "attribute_not_exists(pk)" }),
  )
}

export { timeline } from "./audit.timeline"

/** Who read or changed one record, newest first. */
export const list = fn(ListInput, async ({ subject, cursor, limit }): Promise<Page<Info>> => {
  Act.assert("audit.list")
  const { table, client } = await Store.consulate()
  const result = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :subject",
      ExpressionAttributeValues: { ":subject": `audit-subject#${subject}` },
      ScanIndexForward: false,
      Limit: limit,
      ...(cursor ? { ExclusiveStartKey: decode(cursor, subject) } : {}),
    }),
  )
  const items = (result.Items ?? []).map(serialize)
  return { items, cursor: result.LastEvaluatedKey ? encode(result.LastEvaluatedKey) : null }
})

const encode = (key: Record<string, unknown>) => Buffer.from(JSON.stringify(key)).toString("base64url")

function decode(cursor: string, subject: string): Record<string, string> {
  try {
    const key = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as Record<string, unknown> | null
    const { pk, sk, gsi1pk, gsi1sk } = key ?? {}
    const day = typeof pk === "string" && /^audit#\d{4}-\d{2}-\d{2}$/.test(pk)
    const id = typeof sk === "string" && /^aud_[0-9A-Z]{26}$/.test(sk) && gsi1sk === sk
    if (day && id && gsi1pk === `audit-subject#${subject}`) return { pk, sk, gsi1pk, gsi1sk: sk }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new VisibleError("validation", "invalid_cursor", "cursor")
}

function serialize(row: Record<string, unknown>): Info {
  const { auditID, at, actor, action, subjects, requestID } = row as Info
  return { auditID, at, actor, action, subjects, ...(requestID ? { requestID } : {}) }
}
