import { isUuid, uuidOf } from "./ids"
import { otherwise } from "./read/hours"
import { uriOf } from "./read/uri"
import type { Report } from "./report"
import { type Kind, type TableName, tableNames, tables } from "./tables"
import { lostName, remarksOn } from "./understood"

export type Values = Record<string, string | number>
export type Row = { id: string; values: Values; file: string; line?: number | undefined }
/** Where something is in the input. */
export type Where = { file: string; line?: number | undefined }

/** Records by table and id, without nesting: the common form of both serialisations. */
export class Flat {
  readonly rows: Record<TableName, Map<string, Row>>
  constructor(readonly report: Report) {
    this.rows = Object.fromEntries(tableNames.map((name) => [name, new Map()])) as Flat["rows"]
  }

  get size(): number {
    return tableNames.reduce((sum, name) => sum + this.rows[name].size, 0)
  }

  /**
   * Adds one record and returns its id; undefined when it is rejected. A repeated id is a duplicate in a table's own
   * file (the last one wins, and it is reported); in nested JSON it is the same record at several depths, and is
   * merged.
   */
  add(table: TableName, raw: Readonly<Record<string, unknown>>, where: Where, nested = false): string | undefined {
    const values = this.#checked(table, raw, where)
    if (!values) return undefined
    const id = String(values.id)
    const lost = lostName(table, values)
    if (lost) {
      this.report.add({ severity: "rejected", code: "lost_letters", table, id, field: lost, ...where })
      return undefined
    }
    for (const remark of remarksOn(table, values)) this.report.add({ severity: "note", table, id, ...remark, ...where })
    const before = this.rows[table].get(id)
    if (before && !nested) this.report.add({ severity: "note", code: "duplicate", table, id, ...where })
    const merged = before && nested ? { ...before.values, ...values } : values
    this.rows[table].set(id, { id, values: merged, ...where })
    return id
  }

  #checked(table: TableName, raw: Readonly<Record<string, unknown>>, where: Where): Values | undefined {
    const { fields, required } = tables[table]
    const values: Values = {}
    const given = raw.id === undefined || raw.id === null ? "" : String(raw.id).trim()
    for (const [field, kind] of Object.entries(fields)) {
      const value = raw[field]
      const isBlank =
        value === undefined || value === null || (value === "" && !(required.includes(field) && kind === "string"))
      if (isBlank) continue
      const checked = this.#value(table, field, kind, value, raw)
      if (checked === undefined)
        this.report.add({ severity: "note", code: "invalid_value", table, id: given, field, ...where })
      else values[field] = checked
    }
    // Without its frequency a schedule would mean something else, so the frequency is added to its notes.
    if (table === "schedule" && raw.freq && values.freq === undefined)
      values.notes = [`${otherwise}${String(raw.freq).slice(0, 40)}`, values.notes].filter(Boolean).join("; ")
    if (given && values.id !== undefined && values.id !== given.toLowerCase()) this.#mapped(table, given, values, where)
    for (const field of required) {
      if (values[field] !== undefined && (String(values[field]).trim() !== "" || !named.has(field))) continue
      if (fields[field] === "string" && !named.has(field)) {
        values[field] = ""
        this.report.add({ severity: "note", code: "missing_text", table, id: given, field, ...where })
        continue
      }
      this.report.add({ severity: "rejected", code: "missing", table, id: given, field, ...where })
      return undefined
    }
    return values
  }

  /** A foreign id that is not a UUID is kept where the specification has a field for it. */
  #mapped(table: TableName, given: string, values: Values, where: Where): void {
    this.report.add({ severity: "note", code: "id_mapped", table, id: given, ...where })
    if (table === "location" && !values.external_identifier) {
      values.external_identifier = given
      values.external_identifier_type = "id"
    }
    if (table !== "organization") return
    const id = uuidOf("organization_identifier", given)
    this.rows.organization_identifier.set(id, {
      id,
      values: { id, organization_id: String(values.id), identifier_type: "id", identifier: given },
      ...where,
    })
  }

  #value(
    table: TableName,
    field: string,
    kind: Kind,
    value: unknown,
    raw: Readonly<Record<string, unknown>>,
  ): string | number | undefined {
    if (typeof value === "object" || typeof value === "function") return undefined
    const text = String(value).trim()
    if (typeof kind === "object") {
      const found = kind.find((one) => one.toLowerCase() === text.toLowerCase())
      return found
    }
    switch (kind) {
      case "uuid": {
        const target = targetOf(table, field, raw)
        return isUuid(text) ? text.toLowerCase() : uuidOf(target, text)
      }
      case "number": {
        const number = Number(text)
        return text !== "" && Number.isFinite(number) ? number : undefined
      }
      case "uri":
        return uriOf(text)
      case "email":
        return /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text) ? text : undefined
      case "date-time":
        return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text) &&
          !Number.isNaN(Date.parse(text))
          ? text
          : undefined
      case "string":
        return text.length <= 20_000 ? (typeof value === "string" ? value : text) : undefined
      default:
        return kind satisfies never
    }
  }
}

/** Without one of these fields a record says nothing. */
const named = new Set(["name", "number", "identifier"])

/** The table to which a foreign key refers. */
export function targetOf(table: TableName, field: string, raw: Readonly<Record<string, unknown>>): string {
  if (field === "id") return table
  if (field === "link_id") return String(raw.link_entity ?? "")
  if (field === "resource_id") return String(raw.resource_type ?? "")
  if (field === "parent_organization_id") return "organization"
  if (field === "parent_id") return "taxonomy_term"
  return field.replace(/_id$/, "")
}
