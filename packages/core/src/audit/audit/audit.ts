import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { type AuditWrite, Store, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID, idTime } from "../../platform/util/id"
import { Request } from "../../platform/util/request"
import type { Action } from "./audit.schema"

export { list, ofFile as entriesOfFile, ofSubject as entriesOfSubject } from "./audit.list"
export type { Action } from "./audit.schema"

/** `counts`: for a search, how many records were shown, and how many were found but hidden. */
type Entry = { action: Action; subjects: [string, ...string[]]; counts?: { found: number; hidden: number } }

/** An entry in its day's partition: `audit#2026-03-09`. In a registry partition for headquarters' actions. */
function item({ action, subjects, counts }: Entry, kind: "written" | "read") {
  // One instant for the id, the day and the time, because an entry's hour is derived from its id.
  const now = Clock.now()
  const auditID = createID("audit", now)
  const at = now.toISOString()
  const requestID = Request.peek()?.requestID
  return {
    pk: `audit#${at.slice(0, 10)}`,
    sk: auditID,
    gsi1pk: `audit-subject#${subjects[0]}`,
    gsi1sk: auditID,
    ...ofFile(subjects, kind, auditID),
    auditID,
    at,
    actor: Act.label(),
    action,
    subjects,
    ...counts,
    ...(requestID ? { requestID } : {}),
  }
}

/** Indexes an entry by its case file, wherever that is among the subjects: the writes are the file's timeline. */
function ofFile(subjects: string[], kind: "written" | "read", gsi2sk: string) {
  const casefileID = subjects.find((subject) => subject.startsWith("cas_"))
  return casefileID ? { gsi2pk: `${kind === "written" ? "timeline" : "audit-file"}#${casefileID}`, gsi2sk } : {}
}

/** The audit entry of a write, for its transaction. `subjects` are ids, the record's own first. */
export async function entry(what: Entry): Promise<AuditWrite> {
  const { table } = await Store.home()
  const Item = item(what, "written")
  const write: Write = { Put: { TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" } }
  return write as AuditWrite
}

/** Audits the read of a record, before it is shown. */
export async function read(what: Entry): Promise<void> {
  const { table, client } = await Store.home()
  await client.send(
    new PutCommand({ TableName: table, Item: item(what, "read"), ConditionExpression: "attribute_not_exists(pk)" }),
  )
}

/**
 * Has anything been written or read in the actor's consulate since this instant, in its day of UTC? Every commit has an
 * entry, so that without one no record has changed.
 */
export async function isHeardSince(instant: string): Promise<boolean> {
  const { table, client } = await Store.home()
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :day AND sk >= :since",
      ExpressionAttributeValues: { ":day": `audit#${instant.slice(0, 10)}`, ":since": `aud_${idTime(instant)}` },
      ConsistentRead: true,
      Limit: 1,
    }),
  )
  return Items.length > 0
}

/**
 * Audits a search, once per search and whatever it shows, under the person who searched. The number of hidden records
 * is visible only in the audit, to coordinators, from whom no record is hidden.
 */
export const searched = (
  action: Extract<Action, `${string}.searched_by_${string}`>,
  counts: { found: number; hidden: number },
): Promise<void> => read({ action, subjects: [Act.label().id], counts })

export { timeline } from "./audit.timeline"
