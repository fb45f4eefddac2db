import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { type Handle, Store, type Write } from "../../platform/store"
import { PersonEntity, type PersonRow } from "./person.entity"
import { opened, replace, row } from "./person.row"
import { takeBack } from "./person.tokens"

/** What is kept of an erased person, in her row and in the registry's list: ids and dates. */
export type Erased = {
  personID: string
  erasedAt: string
  createdAt: string
  contactConfirmedAt: string
  version: number
}

const keyOf = (personID: string) => ({ pk: `tenant#${Act.tenantID()}`, sk: `erasure#${personID}` })

/** Her row without her key, her identity and what found her. `version` is the erasure's own. */
const remains = ({ personID, erasedAt, createdAt, contactConfirmedAt, version }: Erased): PersonRow => ({
  personID,
  erasedAt,
  createdAt,
  contactConfirmedAt,
  version,
})

/**
 * For the transaction that erases one record: her key and sealed identity are overwritten, so that nothing sealed with it
 * opens any more; what found her finds nobody; and the registry keeps that it was done, for restores and imports.
 */
export async function writeErased(found: PersonRow, at: string): Promise<Write[]> {
  const [{ table }, registry] = await Promise.all([Store.consulate(), Store.registry()])
  const { personID, createdAt, contactConfirmedAt, version } = found
  const { spots = [] } = await opened(found)
  const kept: Erased = { personID, erasedAt: at, createdAt, contactConfirmedAt, version: version + 1 }
  return [
    replace(table, found, remains(kept)),
    ...(await takeBack(spots)),
    { Put: { TableName: registry.table, Item: { ...keyOf(personID), ...kept } } },
  ]
}

/** Was she, or the record that speaks for her, erased? */
export async function erased(personID: string): Promise<string | null> {
  const found = await row(personID)
  return found.erasedAt ?? null
}

/** Everybody who was ever erased in the acting consulate, by its list in the registry. */
export async function rowsOfErased(): Promise<Erased[]> {
  const { table, client } = await Store.registry()
  const found: Erased[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :erasure)",
        ExpressionAttributeValues: { ":pk": keyOf("").pk, ":erasure": "erasure#" },
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    found.push(...(page.Items ?? []).map((item) => item as Erased))
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

/** What the erasures of the acting consulate left of each person's row, as it lies in a table. */
export async function remainsOfErased(): Promise<Map<string, Record<string, string | number>>> {
  const [{ table }, gone] = await Promise.all([Store.consulate(), rowsOfErased()])
  return new Map(gone.map((one) => [one.personID, itemOf(one, table)]))
}

const itemOf = (gone: Erased, table: string) =>
  PersonEntity.put(remains(gone)).params({ table }).Item as Record<string, string | number>

/** Erases again, in a table that was restored, whoever was erased since; answers with how many there were. */
export async function eraseAgain({ table, client }: Handle): Promise<number> {
  let count = 0
  const put = (item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item: item }))
  for (const gone of await rowsOfErased()) {
    const Key = { pk: `person#${gone.personID}`, sk: "person" }
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
    if (!Item || Item.erasedAt) continue
    count++
    const { spots = [] } = await opened(Item as PersonRow)
    for (const { Delete } of await takeBack(spots))
      await client.send(new DeleteCommand({ TableName: table, Key: Delete?.Key ?? {} }))
    await put(itemOf(gone, table))
  }
  return count
}
