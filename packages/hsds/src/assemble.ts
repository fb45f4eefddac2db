import { type Flat, type Row, targetOf } from "./flat"
import { linkTo } from "./json"
import { type TableName, tableNames, tables } from "./tables"

/** An object of HSDS with its nested objects. */
export type Nested = { [field: string]: string | number | Nested | Nested[] }
/**
 * One whole organisation: itself with its locations and programmes, and its services; in these, locations are referred
 * to by id.
 */
export type Bundle = { organization: Nested; services: Nested[] }

/** The most items shown of a service's lists; the record keeps all of them. */
const mostShown: Readonly<Record<string, number>> = { phones: 20, schedules: 28, languages: 12, service_areas: 100 }

/** The order in which properties are written: the table's own, then nested ones. */
export const ordered = (table: TableName, values: Nested): Nested => {
  const { fields, one, many } = tables[table]
  const keys = [...Object.keys(fields), ...Object.keys(one), ...Object.keys(many)]
  return Object.fromEntries(keys.filter((key) => values[key] !== undefined).map((key) => [key, values[key]])) as Nested
}

/** Assembles records into whole organisations, in the order of their ids. Orphans are reported and left out. */
export function assemble(flat: Flat): Bundle[] {
  const attached = new Set<Row>()
  dangling(flat)
  const index = indexOf(flat)
  const at = (table: TableName, key: string, id: string) => index.get(`${table} ${key} ${id}`) ?? []

  function whole(table: TableName, row: Row, skip: readonly string[] = []): Nested {
    attached.add(row)
    const nested: Nested = { ...row.values }
    for (const [key, list] of Object.entries(tables[table].many)) {
      if (skip.includes(key)) continue
      const link = Object.keys(linkTo(list, table, row.id))[0]
      const inside = link ? at(list, link, row.id).filter((one) => belongs(list, one, table)) : []
      if (inside.length > 0) nested[key] = inside.map((one) => whole(list, one))
      if (table === "service" && inside.length > (mostShown[key] ?? Number.POSITIVE_INFINITY))
        flat.report.add({
          severity: "note",
          code: "shortened",
          table,
          id: row.id,
          field: key,
          file: row.file,
          line: row.line,
        })
    }
    if (table === "attribute") into(nested, "taxonomy_term", "taxonomy_term", row.values.taxonomy_term_id)
    if (table === "taxonomy_term") into(nested, "taxonomy_detail", "taxonomy", row.values.taxonomy_id)
    return ordered(table, nested)
  }
  function into(nested: Nested, key: string, table: TableName, id: string | number | undefined) {
    const row = id === undefined ? undefined : flat.rows[table].get(String(id))
    if (row) nested[key] = whole(table, row)
  }

  const bundles = sorted(flat.rows.organization.values()).map((row): Bundle => {
    const own = at("service", "organization_id", row.id)
    const services = own.map((service) => whole("service", service))
    const visited = own.flatMap((service) => at("service_at_location", "service_id", service.id))
    const places = new Map(at("location", "organization_id", row.id).map((place) => [place.id, place]))
    for (const { values } of visited) {
      const place = flat.rows.location.get(String(values.location_id))
      if (place) places.set(place.id, place)
    }
    const organization = whole("organization", row, ["locations"])
    if (places.size > 0) organization.locations = sorted(places.values()).map((place) => whole("location", place))
    return { organization: ordered("organization", organization), services }
  })
  leftOver(flat, attached)
  return bundles
}

const sorted = (rows: Iterable<Row>): Row[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

const belongs = (list: TableName, row: Row, table: TableName): boolean =>
  list === "attribute"
    ? row.values.link_entity === undefined || row.values.link_entity === table
    : list === "metadata"
      ? row.values.resource_type === undefined || row.values.resource_type === table
      : true

function keysOf(table: TableName): string[] {
  return Object.entries(tables[table].fields).flatMap(([field, kind]) =>
    kind === "uuid" && field !== "id" ? [field] : [],
  )
}

/** Records by the key that names their owner, in the order of their ids. */
function indexOf(flat: Flat): Map<string, Row[]> {
  const index = new Map<string, Row[]>()
  for (const table of tableNames)
    for (const row of sorted(flat.rows[table].values()))
      for (const key of keysOf(table)) {
        const owner = row.values[key]
        if (owner === undefined) continue
        const name = `${table} ${key} ${owner}`
        const rows = index.get(name)
        if (rows) rows.push(row)
        else index.set(name, [row])
      }
  return index
}

/** Keys that refer to nothing here are reported and removed; records that are invalid without them are left out. */
function dangling(flat: Flat): void {
  for (const table of tableNames)
    for (const row of flat.rows[table].values())
      for (const key of keysOf(table)) {
        const owner = row.values[key]
        if (owner === undefined) continue
        const target = targetOf(table, key, row.values) as TableName
        if (flat.rows[target]?.has(String(owner))) continue
        const { file, line, id } = row
        flat.report.add({ severity: "note", code: "dangling", table, id, field: key, file, line })
        // The parent remains true even when it is not part of the export.
        if (key !== "parent_id" && key !== "parent_organization_id") delete row.values[key]
      }
}

function leftOver(flat: Flat, attached: Set<Row>): void {
  for (const table of tableNames)
    for (const row of flat.rows[table].values()) {
      if (attached.has(row)) continue
      const { file, line, id } = row
      const code = codeOf(table)
      flat.report.add({ severity: code === "not_kept" ? "note" : "rejected", code, table, id, file, line })
    }
}

function codeOf(table: TableName) {
  if (table === "service") return "organization_missing"
  // A term that nothing uses says nothing about anybody.
  return table === "taxonomy" || table === "taxonomy_term" || table === "meta_table_description"
    ? "not_kept"
    : "unattached"
}
