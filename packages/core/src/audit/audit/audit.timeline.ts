import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { VisibleError } from "../../platform/error"
import { Store } from "../../platform/store"
import type { Page } from "../../platform/util/schema"
import type { Info } from "./audit.schema"

/** Every write about one case file, newest first: what, when, by whom, about which records. Reads are not included. */
export async function timeline(casefileID: string, cursor: string | undefined, limit: number): Promise<Page<Info>> {
  const { table, client } = await Store.consulate()
  const result = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: "gsi2",
      KeyConditionExpression: "gsi2pk = :file",
      ExpressionAttributeValues: { ":file": `timeline#${casefileID}` },
      ScanIndexForward: false,
      Limit: limit,
      ...(cursor ? { ExclusiveStartKey: decode(cursor, casefileID) } : {}),
    }),
  )
  const last = result.LastEvaluatedKey
  const items = (result.Items ?? []).map((row) => {
    const { auditID, at, actor, action, subjects } = row as Info
    return { auditID, at, actor, action, subjects }
  })
  return { items, cursor: last ? `${String(last.pk).slice("audit#".length)}.${String(last.sk)}` : null }
}

/** A place in one case file's timeline; a cursor of another file is refused. */
function decode(cursor: string, casefileID: string): Record<string, string> {
  const [, day, auditID] = /^(\d{4}-\d{2}-\d{2})\.(aud_[0-9A-Z]{26})$/.exec(cursor) ?? []
  if (!day || !auditID) throw new VisibleError("validation", "invalid_cursor", "cursor")
  return { pk: `audit#${day}`, sk: auditID, gsi2pk: `timeline#${casefileID}`, gsi2sk: auditID }
}
