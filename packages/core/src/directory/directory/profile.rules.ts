import { version } from "@ventanilla/hsds/tables"

/** Title and description of a consulate's directory, in the API description. */
export const heading = (names: Readonly<Record<string, string>>) => ({
  title: `${names.en ?? names.es ?? "Consulate of Mexico"}: directory of services`,
  description: "What is confidential is not in it: of a shelter, its county and phone.",
})

/** Our profile of HSDS 3.0: its schemas unchanged, with our conventions. */
export const profile = (stub: string) => ({
  name: "Ventanilla",
  version: "1.0.0",
  hsds: version,
  uri: `${stub}/profile`,
  openapi_url: `${stub}/openapi.json`,
  changes: {},
  conventions: {
    confidential:
      "Where a shelter is, is not published: such a service has no service_at_location, and the county is a service_area. Metadata, contacts and funding are never published.",
    ids: "Ids of our own records are UUIDv5; records that came from another publication keep theirs.",
    taxonomy:
      "Attributes of the taxonomy 'Ventanilla' say what HSDS has no field for: partner_kind, undocumented, identification, children, boys_max_age, pets, walk_in, fee, time_zone, always, place, and the kind of service as category.<kind>.",
    schedules:
      "opens_at and closes_at are local time there, in the zone of the attribute time_zone or else the consulate's. Closing before opening is on the next day. Day and night is one schedule described as 24/7.",
    languages: "A language with the note 'Spoken on site' is spoken there by somebody, without an interpreter.",
    service_areas: "A county has its FIPS code as extent, with extent_type text.",
    postcode:
      "We hold no table of postcodes: proximity is measured from the middle of what is published under the postcode, or else under its first three characters.",
    minimal: "minimal=true answers ids and dates of modification, all on one page.",
  },
})
