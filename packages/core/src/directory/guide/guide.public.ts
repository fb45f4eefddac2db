import { GetCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"
import { Act, verb } from "../../platform/actor"
import { Published, Store } from "../../platform/store"
import { canonical } from "../../platform/util/canonical"
import { Clock } from "../../platform/util/clock"
import { Catalogue } from "../../tenancy/catalogue/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Directory } from "../directory/inside"
import { pageOf } from "./find.rules"
import { type PublicGuide, PublicInput, type PublicService } from "./guide.schema"
import { candidates } from "./guide.snapshot"

const sk = "guide"
const overlapMs = 5_000

/**
 * Writes the copy in the registry that the public reads, when something of the directory has changed since the last one: at
 * every tick, half a read unit when nothing has. Only what an organisation and its service are both published as is in it, by
 * a list of fields; with it the public door needs no consulate's credentials. Returns whether it says something else now.
 */
export async function publish(): Promise<boolean> {
  const { table, client } = await Store.registry()
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: ownKey(), ConsistentRead: true }))
  const copied = Item?.until as string | undefined
  // If the clock was set back, later changes would be missed.
  const known = copied && copied <= Clock.iso() ? copied : undefined
  const since = known && new Date(Date.parse(known) - overlapMs).toISOString()
  const { until } = await Directory.changedSince(since)
  if (!until) return false
  // The index lags behind its table: a copy made within a minute of the last change is made once more.
  const settled = Date.parse(String(Item?.writtenAt ?? until)) - Date.parse(until) > 60_000
  if (until === known && settled) return false
  return canonical(await write(until)) !== canonical(Item?.services)
}

const ownKey = () => ({ pk: `tenant#${Act.tenantID()}`, sk })

async function write(until: string | undefined): Promise<PublicService[]> {
  const { table, client } = await Store.registry()
  const services = pageOf(await candidates())
  const Item = { ...ownKey(), services, writtenAt: Clock.iso(), ...(until ? { until } : {}) }
  const TransactItems = [{ Put: { TableName: table, Item } }, await Published.newEdition("guide")]
  await client.send(new TransactWriteCommand({ TransactItems }))
  return services
}

/** Writes the copy unconditionally, as after a restore: the latest change may be older than the copy. */
export async function publishAnew(): Promise<void> {
  const { until } = await Directory.changedSince(undefined)
  await write(until)
}

/** The public part of an office's directory; for an unknown or inactive office, the same answer as for an empty one. */
export const publicGuide = verb("guide.page", PublicInput, async ({ officeCode }): Promise<PublicGuide> => {
  return Tenant.asRegistry(async () => {
    const office = await Tenant.publicOffice(officeCode.toUpperCase())
    // The first country pack, whichever office is requested: a stranger cannot tell an office that never joined.
    const lines = (await Catalogue.hotlinesOf("US"))
      .filter(({ confidence, key }) => confidence === "V" && !apart.includes(key))
      .map(({ key, names, phone, how, alert }) => ({ key, names, phone, how, alert }))
    if (!office) return { names: null, services: [], lines }
    return { names: office.names, services: await servicesOf(office.tenantID), lines }
  })
})

const servicesOf = (tenantID: string) =>
  Published.copyOf(tenantID, "guide", async () => {
    const { table, client } = await Store.registry()
    const Key = { pk: `tenant#${tenantID}`, sk }
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))
    const value = (Item?.services as PublicService[] | undefined) ?? []
    return { value, weight: JSON.stringify(value).length }
  })

/** Hotlines that help nobody in danger here: appointments, and a number that works only inside Mexico. */
const apart = ["miconsulado", "mx079"]
