import { PutCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { type AuditWrite, Store, type Write } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { Request } from "../../platform/util/request"
import type { Action } from "./audit.schema"

export { list, ofFile as entriesOfFile, ofSubject as entriesOfSubject } from "./audit.list"
export type { Action } from "./audit.schema"

/** `counts`: of a search, how many records were shown, and how many were found that were not. */
type Entry = { action: Action; subjects: [string, ...string[]]; counts?: { found: number; hidden: number } }

/** An entry a day-partition long: `audit#2026-03-09`. Inside a registry partition for headquarters' acts. */
function item({ action, subjects, counts }: Entry, kind: "written" | "read") {
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

/** Under the case file that it is about, wherever that stands among the subjects: what was written is her timeline. */
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

/** Writes down that a record was read, before it is shown. */
export async function read(what: Entry): Promise<void> {
  const { table, client } = await Store.home()
  await client.send(
    new PutCommand({ TableName: table, Item: item(what, "read"), ConditionExpression: "attribute_not_exists(pk)" }),
  )
}

/**
 * Writes down that somebody looked for records, once a search and whatever it shows, under who looked. How many were kept
 * from her is read with the audit, by coordinators, from whom no record is kept.
 */
export const searched = (
  action: Extract<Action, `${string}.searched_by_${string}`>,
  counts: { found: number; hidden: number },
): Promise<void> => read({ action, subjects: [Act.label().id], counts })

export { timeline } from "./audit.timeline"
