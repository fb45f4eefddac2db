import { Store, type Write } from "../../platform/store"
import type { Info } from "./casefile.schema"

/**
 * Fields that the list shows and other records determine. Those records write them in their own transactions without
 * the file's version, so they never conflict with an edit of the file; an edit of the file leaves them unchanged.
 */
export const written = ["next", "reachedAt"] as const

/** Sets when a planned item of this case file is due; null when it is over. For the transaction of that item. */
export const planned = (casefileID: string, id: string, dueAt: string | null): Promise<Write> =>
  change(casefileID, {
    UpdateExpression: dueAt ? "SET #next.#id = :dueAt" : "REMOVE #next.#id",
    ExpressionAttributeNames: { "#next": "next", "#id": id },
    ...(dueAt ? { ExpressionAttributeValues: { ":dueAt": dueAt } } : {}),
  })

/**
 * Records that the woman was reached, for the transaction of the contact; `stale` when a later time was recorded
 * meanwhile.
 */
export async function reached({ casefileID, reachedAt }: Info, when: string): Promise<Write[]> {
  const at = new Date(when).toISOString()
  if (reachedAt && reachedAt >= at) return []
  return [
    await change(casefileID, {
      UpdateExpression: "SET #reached = :at",
      ConditionExpression: "attribute_not_exists(#reached) OR #reached < :at",
      ExpressionAttributeNames: { "#reached": "reachedAt" },
      ExpressionAttributeValues: { ":at": at },
    }),
  ]
}

type Change = Omit<NonNullable<Write["Update"]>, "TableName" | "Key">
async function change(casefileID: string, update: Change): Promise<Write> {
  const { table } = await Store.consulate()
  return { Update: { TableName: table, Key: { pk: `casefile#${casefileID}`, sk: "casefile" }, ...update } }
}
