import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { seed } from "../../platform/data/programmes"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { assertNoneLost } from "./programme.rules"
import { type Info, type Programme, PublishInput } from "./programme.schema"

const pk = "template#programmes"
const versionKey = (version: number) => `v${String(version).padStart(5, "0")}`

/** The catalogue before headquarters publishes one: names of general knowledge, and no amounts. */
function first(): Programme[] {
  const words = seed.evidence as Record<string, { es: string; en: string }>
  return seed.programmes.map(({ key, es, en, evidence }) => ({
    key,
    es,
    en,
    fiscalYear: Clock.now().getUTCFullYear(),
    currency: "USD",
    ceiling: null,
    evidence: evidence.map((one) => ({ key: one, es: words[one]?.es ?? one, en: words[one]?.en ?? one })),
    source: seed.source,
    confidence: "G" as const,
    retired: false,
  }))
}

/** The current catalogue. */
export const current = (): Promise<Info> =>
  Tenant.asRegistry(async () => {
    const { table, client } = await Store.registry()
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk: "current" }, ConsistentRead: true }),
    )
    return (Item?.catalogue as Info | undefined) ?? { version: 0, publishedAt: null, programmes: first() }
  })

/** One sub-programme as it is now, retired or not. */
export async function fromKey(key: string): Promise<Programme> {
  const found = (await current()).programmes.find((one) => one.key === key)
  if (!found) throw new VisibleError("validation", "programme_unknown", "programme")
  return found
}

/** The catalogue for staff who request funds. */
export const list = verb("programme.list", nothing, async (): Promise<Info> => {
  return current()
})

/** The catalogue for headquarters, which maintains it. */
export const catalogue = verb("programme.read", nothing, async (): Promise<Info> => {
  return current()
})

/**
 * Publishes the next version, effective at once everywhere; old ones are kept. Throws `conflict/stale` when another was
 * published first.
 */
export const publish = verb("programme.publish", PublishInput, async ({ version, programmes }) => {
  const before = await current()
  assertAsRead(before.version, version)
  assertNoneLost(before.programmes, programmes)
  const next: Info = { version: version + 1, publishedAt: Clock.iso(), programmes }
  const { table: TableName } = await Store.registry()
  const Item = { pk, sk: versionKey(next.version), catalogue: next }
  return commit({
    writes: [
      { Put: { TableName, Item, ConditionExpression: "attribute_not_exists(pk)" } },
      { Put: { TableName, Item: { ...Item, sk: "current" } } },
    ],
    audit: await Audit.entry({ action: "programme.published", subjects: [`programmes_${next.version}`] }),
    answer: { version: next.version },
  })
})
