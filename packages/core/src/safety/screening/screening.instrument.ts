import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { firstRuler, provenance } from "../../platform/data/violentometro"
import { assertAsRead, VisibleError } from "../../platform/error"
import { commit, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Tenant } from "../../tenancy/tenant/inside"
import { checkRuler } from "./screening.rules"
import { type Edition, EditionInput, type Instrument, PublishInput } from "./screening.schema"

const pk = "template#instrument"
const versionKey = (version: number) => `v${String(version).padStart(5, "0")}`

/** The edition shipped with the product, in force until headquarters publishes another. */
const first: Edition = {
  version: 0,
  ruler: firstRuler,
  source: provenance.sources.join(" ; "),
  permissionOnFile: false,
  publishedAt: "2026-01-01T00:00:00.000Z",
}

async function read(sk: string): Promise<Edition | undefined> {
  const { table, client } = await Store.registry()
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }))
  return Item?.edition as Edition | undefined
}

/** The edition in force, for whoever shows the ruler. */
export const currentEdition = (): Promise<Instrument> =>
  Tenant.asRegistry(async () => ({ ...((await read("current")) ?? first), provenance }))

/** The edition of this version, as it was shown. Throws `not_found` when it never existed. */
export const editionOf = (version: number): Promise<Instrument> =>
  Tenant.asRegistry(async () => {
    const found = version === 0 ? first : await read(versionKey(version))
    if (!found) throw new VisibleError("not_found", "not_found")
    return { ...found, provenance }
  })

/** For headquarters: the edition in force, or an earlier one. */
export const instrument = verb("instrument.read", EditionInput, async ({ version }): Promise<Instrument> => {
  return version === undefined ? currentEdition() : editionOf(version)
})

/**
 * Publishes the next edition. Earlier answers keep theirs. Throws `conflict/stale` when another edition was published
 * first.
 */
export const publishInstrument = verb("instrument.publish", PublishInput, async ({ version, ...change }) => {
  checkRuler(change.ruler)
  const before = await currentEdition()
  assertAsRead(before.version, version)
  const next: Edition = { ...change, version: version + 1, publishedAt: Clock.iso() }
  const { table: TableName } = await Store.registry()
  return commit({
    writes: [
      {
        Put: {
          TableName,
          Item: { pk, sk: versionKey(next.version), edition: next },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      { Put: { TableName, Item: { pk, sk: "current", edition: next } } },
    ],
    audit: await Audit.entry({ action: "instrument.published", subjects: [`instrument_${next.version}`] }),
    answer: { version: next.version },
  })
})
