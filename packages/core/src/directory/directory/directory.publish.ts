import { DeleteCommand, PutCommand, QueryCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import type { Bundle } from "@ventanilla/hsds/assemble"
import { isUuid } from "@ventanilla/hsds/ids"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { everything, Published, Store, type Write } from "../../platform/store"
import type { Page } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { organizationUuid } from "./bundle.rules"
import type { Rows } from "./directory.entity"
import { idsByName, read, wholeOf } from "./directory.read"
import { publicBundle } from "./public.rules"

const partition = Published.partitionOf
/** Bytes; a DynamoDB item holds 400 KB. */
const most = 380_000

/**
 * Copies what anybody may read of this organisation to the registry, in the transaction that changes it: requests
 * without an account are answered from there, and never reach a consulate's table.
 */
export async function publish(before: Rows | undefined, next: Rows): Promise<Write[]> {
  const whole = wholeOf(next)
  const bundle = publicBundle(whole)
  const was = before ? publicBundle(wholeOf(before)) : undefined
  if (!bundle && !was) return []
  const { table: TableName } = await Store.registry()
  const Key = { pk: partition(Act.tenantID()), sk: organizationUuid(whole.organization) }
  const change: Write = bundle
    ? { Put: { TableName, Item: { ...Key, bundle: textOf(bundle) } } }
    : { Delete: { TableName, Key } }
  return [change, await Published.newEdition("directory")]
}

function textOf(bundle: Bundle): string {
  const text = JSON.stringify(bundle)
  if (Buffer.byteLength(text) > most) throw new VisibleError("conflict", "directory_too_large")
  return text
}

/** Rebuilds the copy from the table, as after a restore; what is not published is removed. */
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
  await client.send(new TransactWriteCommand({ TransactItems: [await Published.newEdition("directory")] }))
}

const copiedIDs = async () => (await copied(Act.tenantID(), "sk")).map(({ sk }) => String(sk))

/** Every record of a consulate's public directory, as stored in the registry. */
async function copied(tenantID: string, ProjectionExpression: string): Promise<Record<string, unknown>[]> {
  return everything(await Store.registry(), {
    KeyConditionExpression: "pk = :pk AND sk < :end",
    ExpressionAttributeValues: { ":pk": partition(tenantID), ":end": Published.afterRecords },
    ProjectionExpression,
    ConsistentRead: true,
  })
}

/** What this consulate has published, as the public sees it; the cursor is the last id returned. */
export async function publishedPage(cursor: string | undefined, limit: number): Promise<Page<Bundle>> {
  if (cursor && !isUuid(cursor)) throw new VisibleError("validation", "invalid_cursor", "cursor")
  const { table: TableName, client } = await Store.registry()
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "pk = :pk AND sk BETWEEN :after AND :end",
      ExpressionAttributeValues: {
        ":pk": partition(Act.tenantID()),
        // The first key after the cursor's.
        ":after": `${cursor ?? ""} `,
        ":end": Published.afterRecords,
      },
      Limit: limit,
      ConsistentRead: true,
    }),
  )
  const items = Items.map(({ bundle }) => JSON.parse(String(bundle)) as Bundle)
  return { items, cursor: LastEvaluatedKey ? String(Items.at(-1)?.sk) : null }
}

export type PublicDirectory = { office: { tenantID: string; names: Record<string, string> }; bundles: Bundle[] }

/** The consulate of an office, for anybody; refuses when there is none, or none that is active. */
export const publicly = (officeCode: string): Promise<PublicDirectory["office"]> =>
  Tenant.asRegistry(async () => {
    const office = await Tenant.publicOffice(officeCode)
    if (!office) throw new VisibleError("not_found", "not_found")
    return office
  })

/**
 * The publications of an office's consulate, in the order of the organisations' ids; refuses when there is no such
 * consulate.
 */
export async function published(officeCode: string): Promise<PublicDirectory> {
  const office = await publicly(officeCode)
  const bundles = await Tenant.asRegistry(() =>
    Published.copyOf(office.tenantID, "directory", async () => {
      const texts = (await copied(office.tenantID, "bundle")).map(({ bundle }) => String(bundle))
      const value = texts.map((text) => JSON.parse(text) as Bundle)
      return { value, weight: texts.reduce((sum, { length }) => sum + length, 0) }
    }),
  )
  return { office, bundles }
}
