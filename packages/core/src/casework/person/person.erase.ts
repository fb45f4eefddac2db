import { DeleteCommand, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { everything, type Handle, Store, type Write } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { PersonEntity, type PersonRow } from "./person.entity"
import { opened, replace, row } from "./person.row"
import { takeBack } from "./person.tokens"

/** What is kept of an erased person, in the person row and in the registry's list: ids and dates. */
export type Erased = {
  personID: string
  erasedAt: string
  createdAt: string
  contactConfirmedAt: string
  version: number
}

const keyOf = (personID: string) => ({ pk: `tenant#${Act.tenantID()}`, sk: `erasure#${personID}` })

/** The person row without its data key, identity and search tokens. `version` is that of the erasure. */
const remains = ({ personID, erasedAt, createdAt, contactConfirmedAt, version }: Erased): PersonRow => ({
  personID,
  erasedAt,
  createdAt,
  contactConfirmedAt,
  version,
})

/**
 * Writes for the transaction that erases one record. The data key and the sealed identity are overwritten, so nothing
 * sealed with that key can be opened; the search index no longer finds the record; and the registry records the
 * erasure, for restores and imports.
 */
export async function writeErased(found: PersonRow, at: string): Promise<Write[]> {
  const [{ table }, registry] = await awaitAll([Store.consulate(), Store.registry()])
  const { personID, createdAt, contactConfirmedAt, version } = found
  const { spots = [] } = await opened(found)
  const kept: Erased = { personID, erasedAt: at, createdAt, contactConfirmedAt, version: version + 1 }
  return [
    replace(table, found, remains(kept)),
    ...(await takeBack(spots)),
    { Put: { TableName: registry.table, Item: { ...keyOf(personID), ...kept } } },
  ]
}

/** When the woman, or the surviving record of a merge, was erased; null when not. */
export async function erased(personID: string): Promise<string | null> {
  const found = await row(personID)
  return found.erasedAt ?? null
}

/** Everybody ever erased in the actor's consulate, from the list in the registry. */
export async function rowsOfErased(): Promise<Erased[]> {
  const rows = await everything(await Store.registry(), {
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :erasure)",
    ExpressionAttributeValues: { ":pk": keyOf("").pk, ":erasure": "erasure#" },
    ConsistentRead: true,
  })
  return rows as Erased[]
}

/** What erasures in the actor's consulate left of each person row, as stored in a table. */
export async function remainsOfErased(): Promise<Map<string, Record<string, string | number>>> {
  const [{ table }, gone] = await awaitAll([Store.consulate(), rowsOfErased()])
  return new Map(gone.map((one) => [one.personID, itemOf(one, table)]))
}

const itemOf = (gone: Erased, table: string) =>
  PersonEntity.put(remains(gone)).params({ table }).Item as Record<string, string | number>

/** Repeats, in a restored table, the erasures made since the restore point; returns how many there were. */
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
