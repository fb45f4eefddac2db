import { type AttributeValue, ScanCommand } from "@aws-sdk/client-dynamodb"
import { unmarshall } from "@aws-sdk/util-dynamodb"
import type { Call } from "@ventanilla/local"
import type { LocalCloud } from "../support/local"
import { tablesNamed } from "../support/tables"

type Raw = Record<string, AttributeValue>
export type Item = Record<string, unknown>

type Puts = { Item?: Raw; TransactItems?: { Put?: { Item?: Raw } }[]; RequestItems?: Record<string, Requests> }
type Requests = { PutRequest?: { Item?: Raw } }[]

/** Every item ever put, including those deleted since. */
export const putIn = (calls: Call[]): Item[] =>
  calls
    .filter(({ service }) => service === "dynamodb")
    .flatMap(({ action, request }) => {
      const { Item, TransactItems = [], RequestItems = {} } = request as Puts
      const batch = action === "BatchWriteItem" ? Object.values(RequestItems).flat() : []
      return [Item, ...TransactItems.map(({ Put }) => Put?.Item), ...batch.map(({ PutRequest }) => PutRequest?.Item)]
    })
    .flatMap((item) => (item ? [unmarshall(item)] : []))

/** Every item of the registry and of every consulate's table, however it was written. */
export async function lyingIn({ admin, names }: Pick<LocalCloud, "admin" | "names">): Promise<Item[]> {
  const items: Item[] = []
  for (const TableName of [names.registry, ...(await tablesNamed(admin, names.consulatePrefix))])
    for (let from: Raw | undefined, more = true; more; more = from !== undefined) {
      const page = await admin.send(new ScanCommand({ TableName, ExclusiveStartKey: from }))
      items.push(...(page.Items ?? []).map((item) => unmarshall(item)))
      from = page.LastEvaluatedKey
    }
  return items
}
