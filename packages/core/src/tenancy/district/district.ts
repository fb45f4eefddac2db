import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "../../audit/audit/inside"
import { verb } from "../../platform/actor"
import { officeFromCode, officeNames } from "../../platform/data/consulates"
import { firstDistricts } from "../../platform/data/districts"
import { assertAsRead } from "../../platform/error"
import { commit, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { nothing } from "../../platform/util/schema"
import { Tenant } from "../tenant/inside"
import { assertSound, whose as districtsOf, isInForce } from "./district.rules"
import { type Answer, AskInput, type Claim, type Info, PublishInput, type Span } from "./district.schema"

const pk = "template#districts"
const versionKey = (version: number) => `v${String(version).padStart(5, "0")}`
const first: Info = { version: 0, spans: firstDistricts as Span[], publishedAt: "2026-01-01T00:00:00.000Z" }

/** The current catalogue, whoever acts: it belongs to the network and names nobody. */
const current = (): Promise<Info> =>
  Tenant.asRegistry(async () => {
    const { table, client } = await Store.registry()
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk: "current" }, ConsistentRead: true }),
    )
    return (Item?.districts as Info | undefined) ?? first
  })

export const read = verb("district.read", nothing, async (): Promise<Info> => {
  return current()
})

/**
 * Publishes the next version, effective everywhere at once. Old versions are kept. Throws `conflict/stale` when the
 * version that was edited is not the current one, and `validation/district_overlap` when two offices would have one
 * place.
 */
export const publish = verb("district.publish", PublishInput, async ({ version, spans }) => {
  assertSound(spans)
  const before = await current()
  assertAsRead(before.version, version)
  const next: Info = { version: version + 1, spans, publishedAt: Clock.iso() }
  const { table: TableName } = await Store.registry()
  return commit({
    writes: [
      {
        Put: {
          TableName,
          Item: { pk, sk: versionKey(next.version), districts: next },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      },
      { Put: { TableName, Item: { pk, sk: "current", districts: next } } },
    ],
    audit: await Audit.entry({ action: "districts.published", subjects: [`districts_${next.version}`] }),
    answer: { version: next.version },
  })
})

/**
 * "In whose district is this county today?" Nobody is refused because of the answer: it is recorded, and a transfer is
 * offered.
 */
export const whose = verb("district.ask", AskInput, async ({ place, on }): Promise<Answer> => {
  return of(place, on ?? Clock.iso().slice(0, 10))
})

/** `whose` for another verb. */
export async function of(place: string, on: string): Promise<Answer> {
  const [{ spans }, { officeCode }] = await awaitAll([current(), Tenant.current()])
  const { certain, offices, before } = districtsOf(spans, place, on)
  const isOurs = offices.some((span) => span.officeCode === officeCode)
  return { place, on, certain, isOurs, offices: offices.map(claim), before: before.map(claim) }
}

/** The places that the office of the actor's consulate has today, in full or in part. */
export async function ours(): Promise<Pick<Span, "place" | "extent">[]> {
  const [{ spans }, { officeCode }] = await awaitAll([current(), Tenant.current()])
  const today = Clock.iso().slice(0, 10)
  return spans
    .filter((span) => span.officeCode === officeCode && isInForce(span, today))
    .map(({ place, extent }) => ({ place, extent }))
}

function claim({ officeCode, from, until, confidence, source }: Span): Claim {
  const office = officeFromCode(officeCode)
  const names = office ? officeNames(office) : { es: officeCode, en: officeCode }
  return { officeCode, names, from, until, confidence, source }
}
