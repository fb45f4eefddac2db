import { type Bundle, type Nested, ordered } from "@ventanilla/hsds/assemble"
import { bitsOf, uuidOf } from "@ventanilla/hsds/ids"
import { byID, listOf, textOf, without } from "@ventanilla/hsds/lens"
import { isSheltering } from "../../platform/data/categories"
import type { HiddenBy, LocationDetails, OrganizationDetails, ServiceDetails } from "./directory.schema"
import { writeLocation, writeOrganization } from "./organization.rules"
import { countyArea, writeService } from "./service.rules"

type Status = "active" | "inactive"
/** An organisation as in its partition, with its details. `kept` is its original HSDS record. */
export type Whole = {
  organization: { organizationID: string; name: string; status: Status; details: OrganizationDetails; kept?: Nested }
  services: {
    serviceID: string
    name: string
    category: string
    languages: string[]
    serviceArea: string[]
    status: Status
    details: ServiceDetails
    kept?: Nested
    assuredAt?: string
    changedAt?: string
  }[]
  locations: { locationID: string; details: LocationDetails; kept?: Nested }[]
}
type Service = Whole["services"][number]
type Place = Whole["locations"][number]

export const ours = "ventanilla"

export const organizationUuid = (one: Whole["organization"]): string =>
  textOf(one.kept, "id") || uuidOf("organization", one.organizationID)
export const serviceUuid = (one: Pick<Service, "serviceID" | "kept">): string =>
  textOf(one.kept, "id") || uuidOf("service", one.serviceID)
export const locationUuid = (one: Pick<Place, "locationID" | "kept">): string =>
  textOf(one.kept, "id") || uuidOf("location", one.locationID)

/** Our id of a foreign record. */
export const idOf = (prefix: "org" | "srv" | "loc", uuid: string): string => `${prefix}_${bitsOf(uuid)}`

/**
 * Why a location is secret: its organisation is confidential, a shelter is there, or staff marked this place. Of an
 * organisation with a shelter, only places of its other services may be known.
 */
export function hiddenBy({ organization, services }: Whole, place: Place): HiddenBy | null {
  if (organization.details.confidential) return "organization"
  const there = services.filter(({ details }) => details.locationIDs.includes(place.locationID))
  if ((there.length > 0 ? there : services).some(({ category }) => isSheltering(category))) return "shelter"
  return place.details.confidential ? "location" : null
}
export const isShown = (whole: Whole, place: Place): boolean => hiddenBy(whole, place) === null

/**
 * An organisation in HSDS as it may leave the consulate: a secret place is left out, its county is included. HSDS
 * cannot mark anything as confidential, so confidential parts are removed before the record is made.
 */
export function bundleOf(whole: Whole): Bundle {
  const shown = whole.locations.filter((place) => isShown(whole, place))
  const isAllShown = shown.length === whole.locations.length
  const id = organizationUuid(whole.organization)
  const locations = byID(shown.map((place) => locationObject(place, id)))
  const own = organizationObject(whole.organization, id)
  const organization = isAllShown ? own : withoutTraces(own)
  return {
    organization: ordered("organization", locations.length > 0 ? { ...organization, locations } : organization),
    services: byID(
      whole.services.map((service) => {
        const object = serviceObject(whole, service, shown, id)
        return ordered("service", isAllShown ? object : withoutTraces(object))
      }),
    ),
  }
}

const organizationObject = ({ organizationID, name, details, kept }: Whole["organization"], id: string): Nested => {
  const { kind, description, website, email } = details
  const identifier = {
    id: uuidOf("organization_identifier", organizationID),
    organization_id: id,
    identifier_type: ours,
    identifier: organizationID,
  }
  const base = kept ?? { id, name, description: "", organization_identifiers: [identifier] }
  return writeOrganization(base, { name, kind, description, website, email })
}

function locationObject({ locationID, details, kept }: Place, organizationID: string): Nested {
  const { confidential: _, ...view } = details
  const base = kept ?? {
    id: uuidOf("location", locationID),
    location_type: details.kind,
    organization_id: organizationID,
  }
  return ordered("location", writeLocation(base, view))
}

function serviceObject(whole: Whole, service: Service, shown: readonly Place[], organizationID: string): Nested {
  const { name, status, category, languages, serviceArea, details, kept, assuredAt, changedAt } = service
  const id = serviceUuid(service)
  const base = kept ?? { id, organization_id: organizationID, name, status }
  const view = { name, isActive: status === "active", category, languages, serviceArea, details }
  const sites = sitesOf(whole, service, shown, id)
  const written = writeService(base, view)
  const { service_at_locations: _, ...rest } = written
  return withCounties(whole, service, shown, {
    ...rest,
    ...(sites.length > 0 ? { service_at_locations: sites } : {}),
    ...(assuredAt ? { assured_date: assuredAt.slice(0, 10) } : {}),
    ...(changedAt && rest.last_modified === undefined ? { last_modified: changedAt } : {}),
  })
}

/**
 * The service's locations: an imported record of a place is kept as it came, and one is made for a place that was added
 * here.
 */
function sitesOf(whole: Whole, service: Service, shown: readonly Place[], id: string): Nested[] {
  const uuids = new Map(whole.locations.map((place) => [locationUuid(place), place]))
  const kept = listOf(service.kept ?? {}, "service_at_locations")
  const may = (place: Place | undefined) =>
    place === undefined || (shown.includes(place) && service.details.locationIDs.includes(place.locationID))
  const left = kept.filter((site) => may(uuids.get(textOf(site, "location_id"))))
  const made = shown
    .filter(({ locationID }) => service.details.locationIDs.includes(locationID))
    .map(locationUuid)
    .filter((uuid) => !left.some((site) => site.location_id === uuid))
    .map((uuid) => ({ id: uuidOf("service_at_location", id, uuid), service_id: id, location_id: uuid }))
  return byID([...left, ...made])
}

/** For a secret place, its county. */
function withCounties(whole: Whole, service: Service, shown: readonly Place[], object: Nested): Nested {
  const areas = listOf(object, "service_areas")
  const counties = whole.locations
    .filter((place) => !shown.includes(place) && service.details.locationIDs.includes(place.locationID))
    .flatMap(({ details }) => (details.place ? [details.place] : []))
    .filter((place) => !areas.some((area) => area.extent === place))
  if (counties.length === 0) return object
  return { ...object, service_areas: byID([...areas, ...[...new Set(counties)].map((one) => countyArea(one, object))]) }
}

/** Removes fields that might reveal a place indirectly: who was there, what was there before, how to get in. */
const withoutTraces = (object: Nested): Nested =>
  without(object, new Set(["metadata", "contacts", "logo", "transportation", "attention"]))
