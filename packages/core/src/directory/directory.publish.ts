import { DeleteCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import type { Bundle } from "../data/hsds/assemble"
import { isUuid } from "../data/hsds/ids"
import { VisibleError } from "../error"
import { Store, type Write } from "../store"
import { Tenant } from "../tenant"
import type { Page } from "../util/schema"
import { organizationUuid } from "./bundle.rules"
import type { Rows } from "./directory.entity"
import { idsByName, read, wholeOf } from "./directory.read"
import { publicBundle } from "./public.rules"

const partition = (tenantID: string) => `hsds#${tenantID}`
/** A row holds 400 KB. */
const most = 380_000

/**
 * What anybody may read of this organisation is copied to the registry, in the transaction that changes it: whoever asks
 * without an account is answered from there, and never reaches a consulate's table.
 */
export async function publish(before: Rows | undefined, next: Rows): Promise<Write[]> {
  const whole = wholeOf(next)
  const bundle = publicBundle(whole)
  const was = before ? publicBundle(wholeOf(before)) : undefined
  if (!bundle && !was) return []
  const { table: TableName } = await Store.registry()
  const key = { pk: partition(Act.tenantID()), sk: organizationUuid(whole.organization) }
  if (!bundle) return [{ Delete: { TableName, Key: key } }]
  return [{ Put: { TableName, Item: { ...key, bundle: textOf(bundle) } } }]
}

function textOf(bundle: Bundle): string {
  const text = JSON.stringify(bundle)
  if (Buffer.byteLength(text) > most) throw new VisibleError("conflict", "directory_too_large")
  return text
}

/** Makes the copy anew from the table, as after a restore: what is not published there is taken out. */
export async function publishAnew(): Promise<void> {
  const { table: TableName, client } = await Store.registry()
  const pk = partition(Act.tenantID())
  const stale = new Set(await copiedIDs())
  let cursor: string | undefined
  do {
    const page = await idsByName({ cursor, limit: 50 })
    for (const organizationID of page.items) {
      const rows = await read(organizationID)
      const bundle = rows && publicBundle(wholeOf(rows))
      if (!rows || !bundle) continue
      const sk = organizationUuid(wholeOf(rows).organization)
      stale.delete(sk)
      await client.send(new PutCommand({ TableName, Item: { pk, sk, bundle: textOf(bundle) } }))
    }
    cursor = page.cursor ?? undefined
  } while (cursor)
  for (const sk of stale) await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }))
}

async function copiedIDs(): Promise<string[]> {
  const { table: TableName, client } = await Store.registry()
  const found: string[] = []
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partition(Act.tenantID()) },
        ProjectionExpression: "sk",
        ConsistentRead: true,
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    found.push(...(page.Items ?? []).map(({ sk }) => String(sk)))
    from = page.LastEvaluatedKey
  } while (from)
  return found
}

/** What this consulate has published, as it lies there for anybody; the cursor is the last id that was answered. */
export async function publishedPage(cursor: string | undefined, limit: number): Promise<Page<Bundle>> {
  if (cursor && !isUuid(cursor)) throw new VisibleError("validation", "invalid_cursor", "cursor")
  const { table: TableName, client } = await Store.registry()
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: cursor ? "pk = :pk AND sk > :sk" : "pk = :pk",
      ExpressionAttributeValues: { ":pk": partition(Act.tenantID()), ...(cursor ? { ":sk": cursor } : {}) },
      Limit: limit,
      ConsistentRead: true,
    }),
  )
  const items = Items.map(({ bundle }) => JSON.parse(String(bundle)) as Bundle)
  return { items, cursor: LastEvaluatedKey ? String(Items.at(-1)?.sk) : null }
}

export type Published = { office: { tenantID: string; names: Record<string, string> }; bundles: Bundle[] }

/** What an office's consulate has published, in the order of the organisations' ids; refuses when there is no such consulate. */
export const published = (officeCode: string): Promise<Published> =>
  Tenant.asRegistry(async () => {
    const office = await Tenant.publicOffice(officeCode)
    if (!office) throw new VisibleError("not_found", "not_found")
    const { table: TableName, client } = await Store.registry()
    const found: Bundle[] = []
    let from: Record<string, unknown> | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: "pk = :pk",
          ExpressionAttributeValues: { ":pk": partition(office.tenantID) },
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      )
      for (const { bundle } of page.Items ?? []) found.push(JSON.parse(String(bundle)) as Bundle)
      from = page.LastEvaluatedKey
    } while (from)
    return { office, bundles: found }
  })
