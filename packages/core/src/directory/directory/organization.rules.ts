import type { Nested } from "@ventanilla/hsds/assemble"
import { uuidOf } from "@ventanilla/hsds/ids"
import { byID, lines, listOf, oneLine, overlay, type Part, taken, textOf } from "@ventanilla/hsds/lens"
import { readCountry } from "@ventanilla/hsds/read/country"
import { email } from "../../platform/util/schema"
import { Place } from "../../tenancy/district/district.schema"
import {
  Address,
  type LocationDetails,
  LocationDetails as LocationShape,
  PartnerKind,
  webAddress,
} from "./directory.schema"
import { ownOf, withOwn } from "./terms.rules"

/** The parts of an organisation that HSDS can express. */
export type OrganizationView = {
  name: string
  kind: PartnerKind | null
  description: string | null
  website: string | null
  email: string | null
}

export const readOrganization = (object: Nested): OrganizationView => ({
  name: oneLine(textOf(object, "name"), 160) ?? "—",
  kind: taken(PartnerKind, ownOf(object).get("partner_kind")),
  description: lines(textOf(object, "description"), 4000),
  website: taken(webAddress, textOf(object, "website")),
  email: taken(email, textOf(object, "email")),
})

const one = (key: string, value: string | number | null): Nested => (value === null ? {} : { [key]: value })

const organizationParts: readonly Part<OrganizationView>[] = [
  { keys: ["name"], pick: (view) => view.name, write: (view) => ({ name: view.name }) },
  {
    keys: ["description"],
    pick: (view) => view.description,
    write: (view) => ({ description: view.description ?? "" }),
  },
  { keys: ["website"], pick: (view) => view.website, write: (view) => one("website", view.website) },
  { keys: ["email"], pick: (view) => view.email, write: (view) => one("email", view.email) },
  {
    keys: ["attributes"],
    pick: (view) => view.kind,
    write: (view, object) => ({ attributes: withOwn(object, "organization", { partner_kind: view.kind }) }),
  },
]

/** An organisation as HSDS, written over its original record. */
export const writeOrganization = (object: Nested, view: OrganizationView): Nested =>
  overlay(object, view, readOrganization, organizationParts)

/** The parts of a location that HSDS can express: all but whether it is confidential. */
export type LocationView = Omit<LocationDetails, "confidential">

export function readLocation(object: Nested): LocationView {
  const own = ownOf(object)
  const address = shownAddress(object)
  const { latitude, longitude } = LocationShape.shape
  return {
    name: oneLine(textOf(object, "name"), 160),
    kind: taken(LocationShape.shape.kind, object.location_type) ?? "physical",
    address: address ? addressOf(address) : null,
    place: taken(Place, own.get("place")),
    latitude: taken(latitude, object.latitude) ?? null,
    longitude: taken(longitude, object.longitude) ?? null,
    accessibility: lines(textOf(listOf(object, "accessibility")[0], "description"), 500),
    transportation: lines(textOf(object, "transportation"), 500),
    status: own.get("inactive") === "yes" ? "inactive" : "active",
  }
}

const addressOf = (object: Nested): Address | null =>
  taken(Address, {
    line1: oneLine(textOf(object, "address_1"), 160) ?? "",
    line2: oneLine(textOf(object, "address_2"), 160),
    city: oneLine(textOf(object, "city"), 80) ?? "",
    region: oneLine(textOf(object, "state_province"), 80) ?? "",
    postalCode: oneLine(textOf(object, "postal_code"), 20) ?? "",
    country: readCountry(textOf(object, "country")) ?? null,
  })

/** The address that is shown: the physical one rather than the postal one. */
function shownAddress(object: Nested): Nested | undefined {
  const readable = listOf(object, "addresses").filter((one) => addressOf(one) !== null)
  return readable.find((one) => textOf(one, "address_type") === "physical") ?? readable[0]
}

const locationParts: readonly Part<LocationView>[] = [
  { keys: ["name"], pick: (view) => view.name, write: (view) => one("name", view.name) },
  { keys: ["location_type"], pick: (view) => view.kind, write: (view) => ({ location_type: view.kind }) },
  {
    keys: ["addresses"],
    pick: (view) => view.address,
    write: (view, object) => ({ addresses: addressesOf(view, object) }),
  },
  { keys: ["latitude"], pick: (view) => view.latitude, write: (view) => one("latitude", view.latitude) },
  { keys: ["longitude"], pick: (view) => view.longitude, write: (view) => one("longitude", view.longitude) },
  {
    keys: ["transportation"],
    pick: (view) => view.transportation,
    write: (view) => one("transportation", view.transportation),
  },
  {
    keys: ["accessibility"],
    pick: (view) => view.accessibility,
    // Of several, only the first is shown: the others, and its other fields, stay unchanged.
    write: (view, object) => {
      const [shown, ...others] = listOf(object, "accessibility")
      const fresh = { id: uuidOf("accessibility", textOf(object, "id")), location_id: textOf(object, "id") }
      return {
        accessibility: view.accessibility
          ? [{ ...(shown ?? fresh), description: view.accessibility }, ...others]
          : others,
      }
    },
  },
  {
    keys: ["attributes"],
    pick: (view) => [view.place, view.status],
    write: (view, object) => ({
      attributes: withOwn(object, "location", {
        place: view.place,
        inactive: view.status === "inactive" ? "yes" : null,
      }),
    }),
  },
]

/** The changes to the address that is shown; the others, and its other fields, stay unchanged. */
function addressesOf({ address, kind }: LocationView, object: Nested): Nested[] {
  const shown = shownAddress(object)
  const others = listOf(object, "addresses").filter((one) => one !== shown)
  if (!address) return others
  const said = shown && addressOf(shown)
  const fresh: Nested = {
    id: uuidOf("address", textOf(object, "id")),
    location_id: textOf(object, "id"),
    address_type: kind === "postal" ? "postal" : "physical",
  }
  const made = { ...(shown ?? fresh) }
  for (const [field, key] of addressFields) {
    if (said && said[field] === address[field]) continue
    const value = address[field]
    if (value) made[key] = value
    else if (field === "line2") delete made[key]
    else made[key] = ""
  }
  return byID([...others, made])
}

const addressFields = [
  ["line1", "address_1"],
  ["line2", "address_2"],
  ["city", "city"],
  ["region", "state_province"],
  ["postalCode", "postal_code"],
  ["country", "country"],
] as const

/** A location as HSDS, written over its original record. */
export const writeLocation = (object: Nested, view: LocationView): Nested =>
  overlay(object, view, readLocation, locationParts)
