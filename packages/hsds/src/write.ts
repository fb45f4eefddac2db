import { strToU8, type Zippable, zipSync } from "fflate"
import type { Bundle, Nested } from "./assemble"
import { csvLine } from "./csv"
import { linkTo } from "./json"
import { type Kind, type TableName, tableNames, tables } from "./tables"

const isList = (value: Nested[string] | undefined): value is Nested[] => Array.isArray(value)
const isOne = (value: Nested[string] | undefined): value is Nested => typeof value === "object" && !Array.isArray(value)
const byID = (a: Nested, b: Nested) => (String(a.id) < String(b.id) ? -1 : String(a.id) > String(b.id) ? 1 : 0)

export type Page = {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: Nested[]
}

/** One page of a list, with the header that the specification requires of every list. */
export function pageOf(all: readonly Nested[], page: number, perPage: number): Page {
  const total_pages = Math.max(1, Math.ceil(all.length / perPage))
  const contents = all.slice((page - 1) * perPage, page * perPage)
  return {
    total_items: all.length,
    total_pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= total_pages,
    empty: contents.length === 0,
    contents,
  }
}

/** An object without its nested objects. */
export const simple = (object: Nested): Nested =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => typeof value !== "object")) as Nested

/** Services with everything nested: their organisation, the location of each service-at-location, their programme. */
export function fullServices({ organization, services }: Bundle): Nested[] {
  const places = new Map((isList(organization.locations) ? organization.locations : []).map((one) => [one.id, one]))
  const programs = new Map((isList(organization.programs) ? organization.programs : []).map((one) => [one.id, one]))
  const { locations: _, programs: __, ...owner } = organization
  return services.map((service) => {
    const sites = isList(service.service_at_locations) ? service.service_at_locations : []
    const program = service.program_id === undefined ? undefined : programs.get(service.program_id)
    return {
      ...service,
      organization: owner as Nested,
      ...(program ? { program } : {}),
      ...(sites.length > 0
        ? {
            service_at_locations: sites.map((site) => {
              const location = site.location_id === undefined ? undefined : places.get(site.location_id)
              return location ? { ...site, location } : site
            }),
          }
        : {}),
    }
  })
}

/** Both lists as the API returns them, each on one page: the two files of a JSON export. */
export function jsonFiles(bundles: readonly Bundle[]): Record<string, string> {
  const services = bundles.flatMap(fullServices).sort(byID)
  const organizations = bundles.map(({ organization }) => organization).sort(byID)
  const written = (all: Nested[]) => `${JSON.stringify(pageOf(all, 1, Math.max(1, all.length)), null, 1)}\n`
  return { "organizations.json": written(organizations), "services.json": written(services) }
}

/** Every record by table, once each, without nested objects. */
export function flatten(bundles: readonly Bundle[]): Record<TableName, Nested[]> {
  const found = Object.fromEntries(tableNames.map((name) => [name, new Map<string, Nested>()])) as Record<
    TableName,
    Map<string, Nested>
  >
  function take(table: TableName, object: Nested, link: Record<string, string> = {}) {
    const { many, one } = tables[table]
    const id = String(object.id)
    const before = found[table].get(id)
    const values: Nested = { ...before, ...link, ...simple(object) }
    for (const [key, inside] of Object.entries(one)) {
      const value = object[key]
      if (isOne(value)) take(inside, value)
    }
    found[table].set(id, values)
    for (const [key, list] of Object.entries(many)) {
      const value = object[key]
      if (isList(value)) for (const item of value) take(list, item, linkTo(list, table, id))
    }
  }
  for (const { organization, services } of bundles) {
    take("organization", organization)
    for (const service of services) take("service", service, { organization_id: String(organization.id) })
  }
  return Object.fromEntries(tableNames.map((name) => [name, [...found[name].values()].sort(byID)])) as Record<
    TableName,
    Nested[]
  >
}

/** The tabular package: a file for each table that has records, and their description. */
export function tabularFiles(bundles: readonly Bundle[]): Record<string, string> {
  const records = flatten(bundles)
  const used = tableNames.filter((name) => records[name].length > 0)
  const files = used.map((name): [string, string] => {
    const columns = Object.keys(tables[name].fields)
    const lines = records[name].map((row) =>
      csvLine(columns.map((column) => row[column] as string | number | undefined)),
    )
    return [tables[name].file, csvLine(columns) + lines.join("")]
  })
  return { ...Object.fromEntries(files), "datapackage.json": `${JSON.stringify(descriptor(used), null, 2)}\n` }
}

const dates = new Set(["valid_from", "valid_to", "dtstart", "until", "assured_date", "last_action_date"])
const typeOf = (field: string, kind: Kind): string =>
  kind === "number" ? "number" : kind === "date-time" ? "datetime" : dates.has(field) ? "date" : "string"

/** The package's content, described as a Tabular Data Package. */
function descriptor(used: readonly TableName[]) {
  return {
    name: "human_services_data",
    title: "Human Services Data Specification",
    profile: "tabular-data-package",
    version: "3.0.0",
    homepage: "http://docs.openreferral.org",
    resources: used.map((name) => {
      const { file, fields, required, tabular } = tables[name]
      const keys = Object.keys(fields).filter(
        (field) => field.endsWith("_id") && used.includes(field.slice(0, -3) as TableName),
      )
      return {
        name,
        path: file,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        profile: "tabular-data-resource",
        schema: {
          primaryKey: "id",
          fields: Object.entries(fields).map(([field, kind]) => ({
            name: field,
            type: typeOf(field, kind),
            ...(typeof kind === "string" && ["uuid", "uri", "email"].includes(kind) ? { format: kind } : {}),
            constraints: {
              required: required.includes(field) || tabular.includes(field),
              unique: field === "id",
              ...(typeof kind === "object" ? { enum: kind } : {}),
            },
          })),
          foreignKeys: keys.map((field) => ({
            fields: field,
            reference: { resource: field.slice(0, -3), fields: "id" },
          })),
        },
      }
    }),
  }
}

/** A ZIP of the files; equal files give equal bytes. */
export const packed = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.keys(files)
        .sort()
        .map((name) => [name, [strToU8(files[name] ?? ""), { mtime: "1980-01-01T00:00:00" }]]),
    ) as Zippable,
  )
