import { type AttributeValue, GetItemCommand, QueryCommand, ScanCommand } from "@aws-sdk/client-dynamodb"
import { Act } from "../../platform/actor"
import { type Handle, pagesOf, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Vault } from "../../platform/vault"
import { isPassing, isPlace, keyField, sealedField } from "./archive.rules"
import type { Line } from "./archive.schema"

type Row = Record<string, AttributeValue>

const scanned = ({ table, client }: Handle) =>
  pagesOf<Row>((from) =>
    client.send(new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from })),
  )

const partition = ({ table, client }: Handle, tenantID: string) =>
  pagesOf<Row>((from) =>
    client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": { S: `tenant#${tenantID}` } },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    ),
  )

// Decrypting asks KMS once per row: several at a time, and no more than a page of the table in memory.
const atOnce = 16

async function* lined(where: Line["in"], rows: AsyncIterable<Row[]>, handle: Handle): AsyncGenerator<Line> {
  const keys = ownKeys(handle)
  for await (const page of rows)
    for (let start = 0; start < page.length; start += atOnce)
      yield* await awaitAll(page.slice(start, start + atOnce).map((row) => opened(where, row, keys)))
}

type Keys = (ownerID: string) => Promise<Uint8Array | undefined>

/** Persons' data keys from their rows in this table; none for erased persons. */
function ownKeys({ table, client }: Handle): Keys {
  return async (ownerID) => {
    const Key = { pk: { S: `person#${ownerID}` }, sk: { S: "person" } }
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))
    const wrapped = Item?.[keyField]?.S
    if (Item?.erasedAt?.S) return undefined
    if (wrapped === undefined) throw new Error("A sealed row without its person's key")
    return Vault.keyOf(ownerID, wrapped)
  }
}

async function opened(where: Line["in"], row: Row, keys: Keys): Promise<Line> {
  const { [sealedField]: sealed, ...rest } = row
  if (sealed?.S === undefined) return { in: where, row: encoded(row) }
  const ownerID = Vault.ownerOf(sealed.S)
  if (ownerID === undefined) return { in: where, row: encoded(rest), opened: await Vault.openAny(sealed.S) }
  const key = await keys(ownerID)
  // Sealed with a deleted key: the archive does not carry what nobody can read.
  if (!key) return { in: where, row: encoded(rest) }
  const { [keyField]: _, ...others } = rest
  const owner = { id: ownerID, key: Buffer.from(key).toString("base64") }
  return {
    in: where,
    row: encoded(others),
    opened: { ...(await Vault.openUnder(ownerID, key, sealed.S)), owner },
  }
}

/** Bytes as base64, because JSON has no bytes. The product stores none; a row that had some would come back as text. */
function encoded(row: Row): Line["row"] {
  const hasBytes = Object.values(row).some((value) => value.B !== undefined || value.BS !== undefined)
  if (hasBytes) throw new Error("An archive carries no binary attributes")
  return row as unknown as Line["row"]
}

/** The decrypted rows of one table of the actor's consulate, without expired ones. */
export async function* ofTable(handle: Handle): AsyncGenerator<Line> {
  for await (const line of lined("consulate", scanned(handle), handle)) if (!isPassing(line)) yield line
}

/**
 * The registry partition of the actor's consulate, without the row that says which table is in use: that belongs to the
 * installation.
 */
export async function* ofRegistry(): AsyncGenerator<Line> {
  const handle = await Store.registry()
  for await (const line of lined("registry", partition(handle, Act.tenantID()), handle)) if (!isPlace(line)) yield line
}

/** Everything that the actor's consulate has. */
export async function* ofConsulate(): AsyncGenerator<Line> {
  yield* ofTable(await Store.consulate())
  yield* ofRegistry()
}
