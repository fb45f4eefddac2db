import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { everything, Lists, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import type { Page } from "../../platform/util/schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { hiddenBy, type Whole } from "./bundle.rules"
import {
  LocationEntity,
  type LocationRow,
  OrganizationEntity,
  type OrganizationRow,
  type Rows,
  ServiceEntity,
  type ServiceRow,
} from "./directory.entity"
import { capacityAt, nameKey, withoutAddress } from "./directory.rules"
import {
  FromIDInput,
  type Info,
  ListInput,
  type Location,
  LocationDetails,
  OrganizationDetails,
  type Service,
  ServiceDetails,
} from "./directory.schema"
import { readLists } from "./lists.rules"

/** One organisation with its services: its partition, in one consistent query. */
export async function read(organizationID: string): Promise<Rows | undefined> {
  const items = await everything(await Store.consulate(), {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": `organization#${organizationID}` },
    ConsistentRead: true,
  })
  const head = items.find((item) => item.sk === "organization")
  if (!head) return undefined
  const organization = OrganizationEntity.parse({ Item: head }).data
  if (!organization) return undefined
  const of = (kind: string) => items.filter((item) => String(item.sk).startsWith(`${kind}#`))
  const services = ServiceEntity.parse({ Items: of("service") }).data
  const locations = LocationEntity.parse({ Items: of("location") }).data
  return { organization, services, locations }
}

export const fromID = verb("organization.read", FromIDInput, async ({ organizationID }): Promise<Info> => {
  return organization(organizationID)
})

/** Organisations by name, or those with an active service of a category; `search` is a prefix of the name. */
export const list = verb("organization.list", ListInput, async (input): Promise<Page<Info>> => {
  const page = input.category ? await idsByCategory(input.category, input) : await idsByName(input)
  const decayed = await decay()
  const rows = await awaitAll(page.items.map(read))
  return { items: rows.flatMap((row) => (row ? [serialize(row, decayed)] : [])), cursor: page.cursor }
})

type Wanted = { search?: string | undefined; cursor?: string | undefined; limit: number }

export async function idsByName({ search, cursor, limit }: Wanted): Promise<Page<string>> {
  const handle = await Store.consulate()
  const key = nameKey(search ?? "")
  const query = OrganizationEntity.query.byName({})
  const result = await Lists.page({ cursor, limit }, (at) =>
    (key ? query.begins({ nameKey: key }) : query).go({ ...handle, ...at }),
  )
  return { items: result.data.map((row) => row.organizationID), cursor: result.cursor }
}

/**
 * The index has one row per service, so an organisation's rows may span two pages: the cursor names the last
 * organisation returned, and the next page skips it.
 */
async function idsByCategory(category: string, { search, cursor, limit }: Wanted): Promise<Page<string>> {
  const handle = await Store.consulate()
  const key = nameKey(search ?? "")
  const [answered, from] = cursor ? splitCursor(cursor) : [undefined, null]
  const query = ServiceEntity.query.byCategory({ category })
  const result = await Lists.page({ cursor: from, limit }, (at) =>
    (key ? query.begins({ nameKey: key }) : query).go({ ...handle, ...at }),
  )
  const ids = result.data.map((row) => row.organizationID)
  const items = [...new Set(ids)].filter((id) => id !== answered)
  return { items, cursor: result.cursor ? `${ids.at(-1) ?? answered}.${result.cursor}` : null }
}

function splitCursor(cursor: string): [string, string] {
  const at = cursor.indexOf(".")
  if (at < 0) throw new VisibleError("validation", "invalid_cursor", "cursor")
  return [cursor.slice(0, at), cursor.slice(at + 1)]
}

/** One organisation with its services, for other modules; refuses when it does not exist here. */
export async function organization(organizationID: string): Promise<Info> {
  const rows = await read(organizationID)
  if (!rows) throw new VisibleError("not_found", "not_found", "organizationID")
  return serialize(rows, await decay())
}

/**
 * One service of one organisation, for references to it; inactive when its organisation is. Refuses any other service.
 */
export async function service(organizationID: string, serviceID: string): Promise<Service> {
  const rows = await read(organizationID)
  const row = rows?.services.find((candidate) => candidate.serviceID === serviceID)
  if (!rows || !row) throw new VisibleError("conflict", "service_other", "serviceID")
  return { ...serializeService(row), status: rows.organization.status === "active" ? row.status : "inactive" }
}

/** Names by id; an unknown id has none. */
export async function organizationNames(ids: readonly string[]): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)].map((organizationID) => ({ organizationID }))
  if (wanted.length === 0) return {}
  const handle = await Store.consulate()
  const names: Record<string, string> = {}
  let left = wanted
  while (left.length > 0) {
    const { data, unprocessed } = await OrganizationEntity.get(left).go(handle)
    for (const row of data) names[row.organizationID] = row.name
    left = unprocessed as typeof wanted
  }
  return names
}

export const organizationName = async (organizationID: string): Promise<string | undefined> =>
  (await organizationNames([organizationID]))[organizationID]

type Decay = (row: OrganizationRow) => Info["capacity"]

async function decay(): Promise<Decay> {
  const { settings, timeZone } = await Tenant.current()
  const now = Clock.iso()
  return ({ capacityStatus, capacityUntil, capacityStatedAt }) =>
    capacityAt(
      { status: capacityStatus, until: capacityUntil ?? null, statedAt: capacityStatedAt ?? null },
      now,
      settings.capacityDays,
      timeZone,
    )
}

const serialize = (rows: Rows, decayed: Decay): Info => {
  const whole = wholeOf(rows)
  const { organization: row, services } = rows
  return {
    organizationID: row.organizationID,
    name: row.name,
    contactName: row.contactName ?? null,
    phone: row.phone ?? null,
    status: row.status,
    capacity: decayed(row),
    services: services.map(serializeService),
    details: organizationDetails(row),
    locations: whole.locations.map((place) => serializeLocation(whole, place)),
    createdAt: row.createdAt,
    version: row.version,
  }
}

export const serializeService = (row: ServiceRow): Service => ({
  serviceID: row.serviceID,
  organizationID: row.organizationID,
  name: row.name,
  category: row.category,
  languages: row.languages,
  serviceArea: row.serviceArea,
  status: row.status,
  details: serviceDetails(row),
  assurance: {
    assuredAt: row.assuredAt ?? null,
    assuredBy: row.assuredBy ?? null,
    nextCheckAt: row.nextCheckAt ?? null,
  },
})

/** A confidential address is shown only to staff who may edit it. */
function serializeLocation(whole: Whole, place: Whole["locations"][number]): Location {
  const { organizationID, details: its } = whole.organization
  const secret = (its.confidential || place.details.confidential) && !Act.may("location.change")
  const shown = secret ? withoutAddress(place.details) : place.details
  return { locationID: place.locationID, organizationID, hiddenBy: hiddenBy(whole, place), ...shown }
}

/** Rows older than the details have empty ones; what was not understood is read from the imported record. */
export const organizationDetails = (row: OrganizationRow): OrganizationDetails =>
  OrganizationDetails.parse(row.details ?? {})
export const serviceDetails = (row: ServiceRow): ServiceDetails =>
  ServiceDetails.parse(
    row.details?.unread || !row.kept
      ? (row.details ?? {})
      : { ...row.details, unread: readLists(row.kept, false).unread },
  )
export const locationDetails = (row: LocationRow): LocationDetails => LocationDetails.parse(row.details ?? {})

/** An organisation's rows with their details, from which HSDS is written. */
export const wholeOf = ({ organization, services, locations }: Rows): Whole => ({
  organization: { ...organization, details: organizationDetails(organization) },
  services: services.map((row) => ({ ...row, details: serviceDetails(row) })),
  locations: locations.map((row) => ({ ...row, details: locationDetails(row) })),
})
