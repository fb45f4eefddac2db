import type { Flat, Where } from "./flat"
import { uuidOf } from "./ids"
import { oldNames } from "./old"
import { type TableName, tables } from "./tables"

type Found = Record<string, unknown>
const isObject = (value: unknown): value is Found =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Keys that later versions or other publishers use where 3.0 has none, and that we understand. */
const more: Partial<Record<TableName, { many?: Record<string, TableName>; one?: Record<string, TableName> }>> = {
  organization: { many: { services: "service" } },
  service_at_location: { one: { service: "service" } },
}

/** The column of the outer object that refers to the nested one. */
const keyOf = (key: string): string => (key === "taxonomy_detail" ? "taxonomy_id" : `${key}_id`)

/** The table of an object, recognised by its fields; undefined when it is not HSDS. */
export function tableOf(value: Found): TableName | undefined {
  if ("location_type" in value) return "location"
  if ("service_at_locations" in value || "organization" in value || "status" in value) return "service"
  if ("service_id" in value && "location_id" in value) return "service_at_location"
  if ("location" in value && !("name" in value)) return "service_at_location"
  if ("taxonomy_detail" in value || "taxonomy" in value || "parent_id" in value) return "taxonomy_term"
  if ("organization_id" in value && "name" in value) return "service"
  if ("name" in value && "version" in value && !("website" in value)) return "taxonomy"
  if ("name" in value) return "organization"
  return undefined
}

/** Reads any HSDS JSON: one object, an array, a page, or an object whose keys are the tables. */
export function readJson(flat: Flat, value: unknown, where: Where, expected?: TableName): void {
  if (Array.isArray(value)) {
    for (const one of value) readJson(flat, one, where, expected)
    return
  }
  if (!isObject(value)) {
    flat.report.add({ severity: "rejected", code: "not_hsds", ...where })
    return
  }
  if (Array.isArray(value.contents)) {
    readJson(flat, value.contents, where, expected)
    return
  }
  const table = expected ?? tableOf(value)
  if (table) {
    nested(flat, table, value, where)
    return
  }
  const lists = Object.entries(value).filter(([, list]) => Array.isArray(list))
  if (lists.length === 0) flat.report.add({ severity: "rejected", code: "not_hsds", ...where })
  for (const [key, list] of lists) readJson(flat, list, where, byListName(key))
}

/** The table of a list's name: `organizations`, `services.json`, `service_at_locations`. */
export function byListName(name: string): TableName | undefined {
  const base = name
    .replace(/^.*\//, "")
    .replace(/\.(json|ndjson|jsonl|csv)$/i, "")
    .toLowerCase()
  if (Object.hasOwn(tables, base)) return base as TableName
  const found = Object.entries(tables).find(([, { file }]) => file === `${base}.csv`)
  if (found) return found[0] as TableName
  return base === "service_at_locations" ? "service_at_location" : undefined
}

/** One object with everything nested in it; `link` refers to the outer object. Returns its id. */
function nested(flat: Flat, table: TableName, value: Found, where: Where, link: Found = {}): string | undefined {
  const shape = tables[table]
  const many = { ...shape.many, ...more[table]?.many }
  const one = { ...shape.one, ...more[table]?.one }
  const raw: Found = { ...link }
  const lists: [TableName, unknown[]][] = []
  const inside: [string, TableName, Found][] = []
  for (const [key, inner] of Object.entries(value)) {
    // A key such as `constructor` comes from the file, and must not reach our prototypes.
    const single = Object.hasOwn(one, key) ? one[key] : undefined
    const list = Object.hasOwn(many, key) ? many[key] : undefined
    if (inner === null || inner === undefined) continue
    if (list && Array.isArray(inner)) lists.push([list, inner])
    else if (single && isObject(inner)) inside.push([key, single, inner])
    else if (Object.hasOwn(shape.fields, key)) raw[key] = inner
    else unknown(flat, table, key, where)
  }
  if (raw.id === undefined || raw.id === "") {
    raw.id = uuidOf(table, JSON.stringify([link, value]))
    flat.report.add({ severity: "note", code: "id_made", table, id: String(raw.id), ...where })
  }
  // The organisation first: a programme belongs to its organisation.
  inside.sort(([a], [b]) => Number(b === "organization") - Number(a === "organization"))
  for (const [key, single, inner] of inside) {
    const outer = single === "program" && raw.organization_id ? { organization_id: raw.organization_id } : {}
    const id = nested(flat, single, inner, where, outer)
    if (id) raw[keyOf(key)] = id
  }
  const id = flat.add(table, raw, where, true)
  if (!id) return undefined
  for (const [list, items] of lists)
    for (const item of items) {
      if (isObject(item)) nested(flat, list, item, where, linkTo(list, table, id))
      else flat.report.add({ severity: "rejected", code: "not_hsds", table: list, ...where })
    }
  return id
}

/** The columns by which an object refers to its owner. */
export function linkTo(list: TableName, table: TableName, id: string): Record<string, string> {
  if (list === "attribute") return { link_id: id, link_entity: table }
  if (list === "metadata") return { resource_id: id, resource_type: table }
  return Object.hasOwn(tables[list].fields, `${table}_id`) ? { [`${table}_id`]: id } : {}
}

function unknown(flat: Flat, table: TableName, field: string, where: Where): void {
  flat.report.add({
    severity: "note",
    code: oldNames.has(field) ? "old_name" : "unknown_column",
    table,
    field,
    ...where,
  })
}
