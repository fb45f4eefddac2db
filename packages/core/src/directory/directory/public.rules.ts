import type { Bundle } from "@ventanilla/hsds/assemble"
import { textOf } from "@ventanilla/hsds/lens"
import { narrowed, type Open } from "@ventanilla/hsds/narrow"
import { tables } from "@ventanilla/hsds/tables"
import { bundleOf, serviceUuid, type Whole } from "./bundle.rules"

/** The published fields by table; nothing else is published. */
const open: Open = {
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

/** The public part of an organisation; undefined when it is not published. */
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
    organization: narrowed(open, "organization", object),
    services: objects.filter((one) => published.has(textOf(one, "id"))).map((one) => narrowed(open, "service", one)),
  }
}
