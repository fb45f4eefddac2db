import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { UpdateCommand } from "@aws-sdk/lib-dynamodb"
import { VisibleError } from "../error"
import { Store } from "../store"
import { Clock } from "../util/clock"
import { type Kind, limits, windowOf } from "./budget.rules"

export type { Kind }

const rowOf = (kind: Kind, of: string, from: string) => ({ pk: `budget#${kind}#${of}`, sk: from })

/**
 * Adds one to the counter of the current window in the actor's consulate, before the counted action is done: of any
 * number of concurrent calls, exactly `most` succeed. Refuses with 429 and the seconds to wait. `of` is an id or a
 * keyed token, never text that somebody typed.
 */
export async function spend(kind: Kind, of: string): Promise<void> {
  const { most, seconds, ...said } = limits[kind]
  const now = Clock.now().getTime()
  const { from, left } = windowOf(kind, now)
  const { table, client } = await Store.consulate()
  try {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: rowOf(kind, of, from),
        UpdateExpression: "SET expiresAt = :end ADD spent :one",
        ConditionExpression: "attribute_not_exists(spent) OR spent < :most",
        ExpressionAttributeValues: { ":end": Math.floor(now / 1000) + left + seconds, ":one": 1, ":most": most },
      }),
    )
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    throw new VisibleError("too_many", said.code, "field" in said ? said.field : undefined, left)
  }
}

/**
 * Gives one back: the counted action did not happen. When the window has ended since, nothing is written: nothing was
 * counted in the next one, and a row made there would never expire.
 */
export async function giveBack(kind: Kind, of: string): Promise<void> {
  const { table, client } = await Store.consulate()
  const less = client.send(
    new UpdateCommand({
      TableName: table,
      Key: rowOf(kind, of, windowOf(kind, Clock.now().getTime()).from),
      UpdateExpression: "ADD spent :less",
      ConditionExpression: "attribute_exists(spent)",
      ExpressionAttributeValues: { ":less": -1 },
    }),
  )
  await less.catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  })
}
