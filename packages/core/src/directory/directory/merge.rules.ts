import type { Bundle, Nested } from "@ventanilla/hsds/assemble"
import { listOf, textOf } from "@ventanilla/hsds/lens"
import { isKnown, isLost, three } from "@ventanilla/hsds/merge"
import { isSheltering } from "../../platform/data/categories"
import { bundleOf, idOf, isShown, locationUuid, ours, serviceUuid, type Whole } from "./bundle.rules"
import { mostLocations, mostServices } from "./directory.rules"
import {
  type LocationDetails,
  LocationDetails as LocationShape,
  noOrganizationDetails,
  noServiceDetails,
  type OrganizationDetails,
  type ServiceDetails,
} from "./directory.schema"
import type { Result } from "./exchange.schema"
import { type LocationView, readLocation, readOrganization } from "./organization.rules"
import { readService, type ServiceView } from "./service.rules"

/** Options of an import for new records: whether they are published, and the category of services that state none. */
export type Wishes = { publish: boolean; category: string; enabled: readonly string[] }
/** A row as it would be after the import, and whether it changes. */
export type Merged = {
  whole: Whole
  results: Result[]
  /** Ids of the rows that are written. */
  changed: Set<string>
}

/** The largest record, so that several fit in one row and one transaction. */
const mostBytes = 60_000

/** The id with which our own record was exported; undefined for foreign records. */
export const ownID = (organization: Nested): string | undefined =>
  listOf(organization, "organization_identifiers")
    .filter((one) => one.identifier_type === ours)
    .map((one) => textOf(one, "identifier"))
    .find((id) => /^org_[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))

/**
 * Merges an import into an organisation. A field that the file has not changed since its last import keeps our changes.
 * A field that the file changed takes the file's value. A field that is not in the file is unchanged.
 */
export function merge(before: Whole | undefined, { organization, services }: Bundle, wishes: Wishes): Merged {
  const uuid = textOf(organization, "id")
  const organizationID = before?.organization.organizationID ?? idOf("org", uuid)
  const now = before ? bundleOf(before) : undefined
  const results: Result[] = []
  const changed = new Set<string>()
  const { locations: _, ...record } = organization
  const found = before?.organization
  const owner = mergeOrganization(
    found,
    record,
    now && withoutPlaces(now.organization),
    organizationID,
    services,
    wishes,
  )
  results.push({ table: "organization", id: uuid, outcome: owner.outcome })
  if (owner.outcome !== "unchanged") changed.add(organizationID)

  const places = mergePlaces(before, now, listOf(organization, "locations"), results, changed)
  const ids = new Map(places.map((place) => [locationUuid(place), place.locationID]))
  const base: Whole = { organization: owner.organization, services: before?.services ?? [], locations: places }
  const merged = [...base.services]
  for (const object of services) {
    const id = textOf(object, "id")
    const at = merged.findIndex((one) => serviceUuid(one) === id)
    const present = at < 0 ? undefined : merged[at]
    const refused = refusal(object, present, merged.length, wishes)
    if (refused) {
      results.push({ table: "service", id, outcome: "rejected", code: refused })
      continue
    }
    const current = now?.services.find((one) => one.id === id)
    const next = mergeService(present, sorted(object), current, ids, before, wishes)
    results.push({ table: "service", id, outcome: next.outcome })
    if (next.outcome === "unchanged") continue
    changed.add(next.service.serviceID)
    if (at < 0) merged.push(next.service)
    else merged[at] = next.service
  }
  return { whole: { ...base, services: merged }, results, changed }
}

function refusal(object: Nested, present: Whole["services"][number] | undefined, count: number, wishes: Wishes) {
  if (JSON.stringify(object).length > mostBytes) return "too_large"
  if (isLost(object)) return "lost_letters"
  if (present) return undefined
  if (count >= mostServices) return "services_full"
  return wishes.enabled.includes(readService(object).category ?? wishes.category) ? undefined : "category_disabled"
}

const withoutPlaces = ({ locations: _, ...rest }: Nested): Nested => rest
const sorted = (object: Nested): Nested =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== "organization" && key !== "program"))
function mergeOrganization(
  before: Whole["organization"] | undefined,
  record: Nested,
  now: Nested | undefined,
  organizationID: string,
  services: readonly Nested[],
  wishes: Wishes,
) {
  if (before && isKnown(record, before.kept, now)) return { organization: before, outcome: "unchanged" as const }
  const theirs = readOrganization(record)
  const { name, ...more } = theirs
  if (!before) {
    const confidential = services.some((one) => isSheltering(readService(one).category ?? wishes.category))
    const details: OrganizationDetails = { ...noOrganizationDetails, ...more, confidential, published: wishes.publish }
    return {
      organization: { organizationID, name, status: "active" as const, details, kept: record },
      outcome: "created" as const,
    }
  }
  const { kind, description, website, email } = before.details
  const mine = { name: before.name, kind, description, website, email }
  const base = readOrganization(before.kept ?? now ?? record)
  const { name: called, ...merged } = three(base, theirs, mine)
  const details = { ...before.details, ...merged }
  return { organization: { ...before, name: called, details, kept: record }, outcome: "updated" as const }
}

function mergePlaces(
  before: Whole | undefined,
  now: Bundle | undefined,
  records: readonly Nested[],
  results: Result[],
  changed: Set<string>,
): Whole["locations"] {
  const places = [...(before?.locations ?? [])]
  for (const record of records) {
    const id = textOf(record, "id")
    const at = places.findIndex((one) => locationUuid(one) === id)
    const present = places[at]
    const current = listOf(now?.organization ?? {}, "locations").find((one) => one.id === id)
    if (present && isKnown(record, present.kept, current)) {
      results.push({ table: "location", id, outcome: "unchanged" })
      continue
    }
    if (!present && places.length >= mostLocations) {
      results.push({ table: "location", id, outcome: "rejected", code: "locations_full" })
      continue
    }
    const theirs = readLocation(record)
    const place = present ? mergePlace(present, record, theirs, current) : newPlace(record, theirs)
    if (present) places[at] = place
    else places.push(place)
    changed.add(place.locationID)
    results.push({ table: "location", id, outcome: present ? "updated" : "created" })
  }
  return places
}

const newPlace = (record: Nested, view: LocationView): Whole["locations"][number] => ({
  locationID: idOf("loc", textOf(record, "id")),
  details: LocationShape.parse({ ...view, confidential: false }),
  kept: record,
})

function mergePlace(
  present: Whole["locations"][number],
  record: Nested,
  theirs: LocationView,
  current: Nested | undefined,
): Whole["locations"][number] {
  const { confidential, ...mine } = present.details
  const base = readLocation(present.kept ?? current ?? record)
  const details: LocationDetails = { ...three(base, theirs, mine), confidential }
  return { ...present, details, kept: record }
}

type Service = Whole["services"][number]
type Flat = Omit<ServiceView, "details"> & Omit<ServiceDetails, "locationIDs" | "published" | "source">
const flat = ({ details, ...view }: ServiceView): Flat => ({ ...view, ...details })

function mergeService(
  present: Service | undefined,
  record: Nested,
  current: Nested | undefined,
  ids: ReadonlyMap<string, string>,
  before: Whole | undefined,
  wishes: Wishes,
): { service: Service; outcome: "created" | "updated" | "unchanged" } {
  if (present && isKnown(record, present.kept, current)) return { service: present, outcome: "unchanged" }
  const theirs = readService(record)
  const there = listOf(record, "service_at_locations").flatMap((site) => ids.get(textOf(site, "location_id")) ?? [])
  const locationIDs = [...new Set(there)].slice(0, mostLocations)
  if (!present) {
    const details = { ...noServiceDetails, ...theirs.details, locationIDs, published: wishes.publish }
    const { name, isActive, category, languages, serviceArea } = theirs
    const service: Service = {
      serviceID: idOf("srv", textOf(record, "id")),
      ...{ name, languages, serviceArea, details, kept: record },
      category: category ?? wishes.category,
      status: isActive ? "active" : "inactive",
    }
    return { service, outcome: "created" }
  }
  const { name, category, languages, serviceArea, status, details } = present
  const { locationIDs: at, published, source, ...said } = details
  const mine = flat({ name, isActive: status === "active", category, languages, serviceArea, details: said })
  const base = flat(readService(present.kept ?? current ?? record))
  const next = three(base, flat(theirs), mine)
  const { name: called, isActive, category: kind, languages: spoken, serviceArea: area, ...rest } = next
  // Secret locations are missing from the file because they must be; the service stays there.
  const hidden = at.filter((id) => before?.locations.some((one) => one.locationID === id && !isShown(before, one)))
  const service: Service = {
    ...present,
    name: called,
    status: isActive ? "active" : "inactive",
    category: kind && wishes.enabled.includes(kind) ? kind : category,
    languages: spoken,
    serviceArea: area,
    details: { ...rest, locationIDs: [...new Set([...locationIDs, ...hidden])], published, source },
    kept: record,
  }
  return { service, outcome: "updated" }
}
