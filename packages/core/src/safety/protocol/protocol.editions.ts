import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { firstEditions, firstPublishedAt } from "../../platform/data/protocols"
import { VisibleError } from "../../platform/error"
import { Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { perProcess } from "../../platform/util/per-process"
import { Tenant } from "../../tenancy/tenant/inside"
import { type Draft, type Edition, Key, type VersionRow } from "./protocol.schema"

export const partition = (protocol: Key) => `protocol#${protocol}`
export const versionKey = (version: number) => `v${String(version).padStart(5, "0")}`

/** The version shipped with the product: version 1 of every protocol. */
export function first(protocol: Key): Edition {
  const found = firstEditions.find((edition) => edition.protocol === protocol)
  if (!found) throw new Error(`No first edition of ${protocol}`)
  return { ...found, version: 1, publishedAt: firstPublishedAt, said: null } as Edition
}

/** An item of a protocol's partition, read with whatever registry credentials the actor has. */
export async function item(protocol: Key, sk: string): Promise<Record<string, unknown> | undefined> {
  const { table, client } = await Store.registry()
  const key = { pk: partition(protocol), sk }
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))
  return Item
}

/** The current version, and all versions so far, oldest first. */
export async function inForce(protocol: Key): Promise<{ edition: Edition; versions: VersionRow[] }> {
  const found = await item(protocol, "current")
  if (found) return { edition: found.edition as Edition, versions: found.versions as VersionRow[] }
  const edition = first(protocol)
  return { edition, versions: [{ version: 1, publishedAt: edition.publishedAt, said: null }] }
}

// A consulate's session opens only its own partition of the registry; headquarters' publications are read with the
// registry reader's credentials.
export const asReader = <T>(run: () => Promise<T>) => (Act.tenantOf() ? Tenant.asRegistry(run) : run())

/** The current version, for another verb's decision. Every consulate has it the moment it is published. */
export const current = (protocol: Key): Promise<Edition> => asReader(async () => (await inForce(protocol)).edition)

const known = perProcess(() => new Map<string, Edition>())

/** One version, exactly as it was published. Throws `not_found` for one that never was. */
export async function edition(protocol: Key, version: number): Promise<Edition> {
  if (version === 1) return first(protocol)
  const name = `${protocol} ${version}`
  const kept = known().get(name)
  if (kept) return kept
  const found = await asReader(() => item(protocol, versionKey(version)))
  if (!found) throw new VisibleError("not_found", "not_found")
  known().set(name, found.edition as Edition)
  return found.edition as Edition
}

/** The current version of every protocol. */
export const currents = (): Promise<Edition[]> =>
  asReader(() => awaitAll(Key.options.map(async (protocol) => (await inForce(protocol)).edition)))

/** The draft, if there is one, and the revision number that the next save must give. */
export async function draftOf(protocol: Key): Promise<{ draft: Draft | null; revision: number }> {
  const found = await item(protocol, "draft")
  const draft = (found?.draft as Draft | undefined) ?? null
  return { draft, revision: Number(found?.revision ?? 0) }
}
