import { TransactionCanceledException } from "@aws-sdk/client-dynamodb"
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { everything, pages, Store } from "../../platform/store"
import { idTime } from "../../platform/util/id"
import { dayAfter, dayOf, type Row } from "./chain.rules"
import { Seal } from "./chain.schema"

const pk = (chain: string) => `seal#${chain}`

/** A damaged seal row is returned as it is: verification reports that it was altered. */
const sealIn = ({ pk: _, sk, ...row }: Row): Seal => {
  const read = Seal.safeParse(row)
  if (read.success && read.data.from === sk) return read.data
  return { ...(row as Seal), from: String(sk), to: String(row.to ?? sk), hash: String(row.hash ?? "") }
}

/** The registry's seals of a chain that begin in these hours, in order. */
export async function between(chain: string, from: string, to: string): Promise<Seal[]> {
  const rows = await everything(await Store.registry(), {
    KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
    ExpressionAttributeValues: { ":pk": pk(chain), ":from": from, ":to": to },
    ConsistentRead: true,
  })
  return rows.map(sealIn).filter((seal) => seal.from < to)
}

async function nearest(chain: string, condition: string, at: string, forward: boolean): Promise<Seal | undefined> {
  const query = {
    KeyConditionExpression: `pk = :pk AND sk ${condition} :at`,
    ExpressionAttributeValues: { ":pk": pk(chain), ":at": at },
    ConsistentRead: true,
    ScanIndexForward: forward,
    Limit: 1,
  }
  const { value: [row] = [] } = await pages(await Store.registry(), query).next()
  return row && sealIn(row)
}

export const last = (chain: string) => nearest(chain, "<", "3", false)
export const before = (chain: string, hour: string) => nearest(chain, "<", hour, false)
export const after = (chain: string, hour: string) => nearest(chain, ">=", hour, true)

/** Writes seals once, all or none; false when one of them already exists. At most one day's. */
export async function put(seals: Seal[]): Promise<boolean> {
  const { table: TableName, client } = await Store.registry()
  const TransactItems = seals.map((seal) => ({
    Put: {
      TableName,
      Item: { pk: pk(seal.chain), sk: seal.from, ...seal },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  }))
  try {
    await client.send(new TransactWriteCommand({ TransactItems }))
    return true
  } catch (error) {
    const isThere = error instanceof TransactionCanceledException && error.CancellationReasons?.some(isConditional)
    if (isThere) return false
    throw error
  }
}

const isConditional = ({ Code }: { Code?: string | undefined }) => Code === "ConditionalCheckFailed"

/** Every audit entry of the actor's consulate, or of headquarters, in the day of `from` and made before `to`. */
export async function entries(from: string, to: string): Promise<Row[]> {
  const isWholeDay = to === dayAfter(from) && from.endsWith("T00:00:00.000Z")
  const range = isWholeDay
    ? { KeyConditionExpression: "pk = :pk", ExpressionAttributeValues: { ":pk": `audit#${dayOf(from)}` } }
    : {
        KeyConditionExpression: "pk = :pk AND sk BETWEEN :from AND :to",
        ExpressionAttributeValues: {
          ":pk": `audit#${dayOf(from)}`,
          ":from": `aud_${idTime(from)}`,
          ":to": `aud_${idTime(to)}`,
        },
      }
  return everything(await Store.home(), { ...range, ConsistentRead: true })
}
