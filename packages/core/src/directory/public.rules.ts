import * as z from "zod"
import type { Bundle, Nested } from "../data/hsds/assemble"
import { type Kind, type TableName, tables } from "../data/hsds/tables"
import { bundleOf, ordered, serviceUuid, type Whole } from "./bundle.rules"
import { inner, textOf } from "./lens.rules"

/** What anybody may read: of each table these fields, and nothing that is not named here. */
const open: Partial<Record<TableName, readonly string[]>> = {
  organization: [
    ...["id", "name", "alternate_name", "description", "email", "website", "uri", "parent_organization_id"],
    ...["phones", "locations", "programs", "organization_identifiers", "attributes"],
  ],
  organization_identifier: ["id", "organization_id", "identifier_scheme", "identifier_type", "identifier"],
  program: ["id", "organization_id", "name", "alternate_name", "description"],
  service: [
    ...["id", "organization_id", "program_id", "name", "alternate_name", "description", "url", "email", "status"],
    ...["interpretation_services", "application_process", "fees_description", "wait_time", "fees", "accreditations"],
    ...["eligibility_description", "minimum_age", "maximum_age", "assured_date", "licenses", "alert", "last_modified"],
    ...["phones", "schedules", "service_areas", "service_at_locations", "languages", "cost_options"],
    ...["required_documents", "attributes"],
  ],
  service_area: ["id", "service_id", "name", "description", "extent", "extent_type", "uri"],
  service_at_location: ["id", "service_id", "location_id", "description", "phones", "schedules", "attributes"],
  location: [
    ...["id", "location_type", "url", "organization_id", "name", "alternate_name", "description", "transportation"],
    ...["latitude", "longitude", "languages", "addresses", "accessibility", "phones", "schedules", "attributes"],
  ],
  address: [
    ...["id", "location_id", "address_1", "address_2", "city", "region", "state_province", "postal_code", "country"],
    "address_type",
  ],
  phone: [
    ...["id", "location_id", "service_id", "organization_id", "service_at_location_id", "number", "extension", "type"],
    ...["description", "languages"],
  ],
  schedule: Object.keys(tables.schedule.fields),
  language: ["id", "service_id", "location_id", "phone_id", "name", "code", "note"],
  accessibility: ["id", "location_id", "description", "details", "url"],
  cost_option: Object.keys(tables.cost_option.fields),
  required_document: ["id", "service_id", "document", "uri"],
  attribute: ["id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "taxonomy_term"],
  taxonomy_term: [...Object.keys(tables.taxonomy_term.fields), "taxonomy_detail"],
  taxonomy: Object.keys(tables.taxonomy.fields),
}

const email = z.email()
const dateTime = z.iso.datetime({ offset: true })
/** As RFC 3986 writes it; what a browser forgives (a blank, a letter with an accent) is not in it. */
const uri =
  /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})+(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i

/**
 * A value as its format has it. Other directories write with less care, and what they wrote is kept; who reads ours is
 * promised the formats: an address or a date is written anew, an e-mail that is none is left out.
 */
function formed(kind: Kind | undefined, value: Nested[string]): Nested[string] | undefined {
  if (typeof value !== "string") return value
  switch (kind) {
    case "email":
      return email.safeParse(value).success ? value : undefined
    case "uri":
      return [value, URL.parse(value)?.href ?? ""].find((one) => uri.test(one))
    case "date-time":
      if (dateTime.safeParse(value).success) return value
      return Number.isNaN(Date.parse(value)) ? undefined : new Date(value).toISOString()
    default:
      return value
  }
}

function opened(table: TableName, object: Nested): Nested {
  const { fields, one, many } = tables[table]
  const entries = (open[table] ?? []).flatMap((key) => {
    const value = object[key]
    if (value === undefined) return []
    const single = inner(object, key)
    if (single) return [[key, opened(one[key] as TableName, single)]]
    if (Array.isArray(value)) return [[key, value.map((item) => opened(many[key] as TableName, item))]]
    const said = formed(fields[key], value)
    return said === undefined ? [] : [[key, said]]
  })
  return ordered(table, Object.fromEntries(entries))
}

/** What anybody may read of an organisation; undefined when it is not published. */
export function publicBundle(whole: Whole): Bundle | undefined {
  const { organization, services, locations } = whole
  if (organization.status !== "active" || !organization.details.published) return undefined
  const { organization: object, services: objects } = bundleOf({
    ...whole,
    locations: locations.map((place) =>
      place.details.status === "active"
        ? place
        : { ...place, details: { ...place.details, confidential: true, place: null } },
    ),
  })
  const published = new Set(
    services.filter(({ status, details }) => status === "active" && details.published).map(serviceUuid),
  )
  return {
    organization: opened("organization", object),
    services: objects.filter((one) => published.has(textOf(one, "id"))).map((one) => opened("service", one)),
  }
}
