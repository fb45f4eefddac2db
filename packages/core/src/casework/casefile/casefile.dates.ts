import { Store, type Write } from "../../platform/store"
import type { Info } from "./casefile.schema"

/**
 * What the list shows of a case file and other records know. Their acts write it without its version, in the transaction of
 * the act: nobody who changes the file meets them, and what changes the file leaves it as it is.
 */
export const written = ["next", "reachedAt"] as const

/** When something planned for this case file is due from now on; null when it is over. For the transaction that says so. */
export const planned = (casefileID: string, id: string, dueAt: string | null): Promise<Write> =>
  change(casefileID, {
    UpdateExpression: dueAt ? "SET #next.#id = :dueAt" : "REMOVE #next.#id",
    ExpressionAttributeNames: { "#next": "next", "#id": id },
    ...(dueAt ? { ExpressionAttributeValues: { ":dueAt": dueAt } } : {}),
  })

/** That she was reached, for the transaction that tells of it; `stale` when somebody told of a later time meanwhile. */
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
