import { QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { catalogueKeys } from "../../platform/data/catalogues"
import { VisibleError } from "../../platform/error"
import { commit, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { perProcess } from "../../platform/util/per-process"
import type { Page } from "../../platform/util/schema"
import { nothing } from "../../platform/util/schema"
import { Tenant } from "../tenant/inside"
import { first, parentOf, publish as published, refused } from "./catalogue.rules"
import { type Info, type Key, PublishInput } from "./catalogue.schema"
import { type Hotline, linesOf } from "./hotlines.rules"

const pk = "catalogues"
const currentKey = (key: Key) => `current#${key}`
const versionKey = ({ key, version }: Info) => `version#${key}#v${String(version).padStart(5, "0")}`

type All = ReadonlyMap<Key, Info>
const freshFor = 5_000
const fresh = perProcess<{ until: number; all?: Promise<All> }>(() => ({ until: 0 }))

/** Clears the cache; after a publication, and for tests. */
export const forget = fresh.forget

async function load(): Promise<All> {
  const { table, client } = await Store.registry()
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :current)",
      ExpressionAttributeValues: { ":pk": pk, ":current": "current#" },
      ConsistentRead: true,
    }),
  )
  const known = new Map(Items.map(({ catalogue }) => [(catalogue as Info).key, catalogue as Info]))
  return new Map(catalogueKeys.map((key) => [key, known.get(key) ?? first(key)]))
}

/** Every current catalogue; cached for up to five seconds in this process. They are headquarters', the same for all. */
function all(): Promise<All> {
  const memory = fresh()
  if (memory.all && memory.until > Date.now()) return memory.all
  const loading = Tenant.asRegistry(load)
  memory.all = loading
  memory.until = Date.now() + freshFor
  loading.catch(() => forget())
  return loading
}

/** One current catalogue, for a verb's decision or an answer. */
export async function current(key: Key): Promise<Info> {
  return (await all()).get(key) ?? first(key)
}

/** A country's current national hotlines. */
export const hotlinesOf = async (country: string): Promise<Hotline[]> =>
  linesOf((await current("hotline")).entries, country)

/** Every catalogue, for a consulate's forms and words. */
export const read = verb("catalogue.read", nothing, async (): Promise<Page<Info>> => {
  return { items: [...(await all()).values()], cursor: null }
})

/** The catalogues for headquarters, which corrects them: never cached. */
export const list = verb("catalogue.list", nothing, async (): Promise<Page<Info>> => {
  return { items: [...(await load()).values()], cursor: null }
})

/**
 * Refuses keys that a record may not take from these catalogues (`validation/catalogue_unknown`, naming the field).
 * Keys that the record already had (`had`) are allowed, retired or not.
 */
export async function assertKnown(
  asked: readonly { field: string; catalogue: Key; keys: readonly string[]; had?: readonly string[] }[],
): Promise<void> {
  for (const { field, catalogue, keys, had = [] } of asked) {
    if (keys.length === 0) continue
    if (refused(await current(catalogue), keys, had).length > 0)
      throw new VisibleError("validation", "catalogue_unknown", field)
  }
}

/** Publishes the next version of one catalogue, for every consulate at once. Old versions are kept. */
export const publish = verb("catalogue.publish", PublishInput, async ({ key, version, entries }) => {
  const known = await load()
  const parent = parentOf(key)
  const parents = parent ? known.get(parent)?.entries.map((entry) => entry.key) : undefined
  const before = known.get(key) ?? first(key)
  const next = published(before, { version, entries }, parents, Clock.iso())
  const { table: TableName } = await Store.registry()
  const answer = await commit({
    writes: [
      {
        Put: {
          TableName,
          Item: { pk, sk: versionKey(next), catalogue: next },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      { Put: { TableName, Item: { pk, sk: currentKey(key), catalogue: next } } },
    ],
    audit: await Audit.entry({ action: "catalogue.published", subjects: [`catalogue_${key}_${next.version}`] }),
    answer: { key, version: next.version },
  })
  forget()
  return answer
})
