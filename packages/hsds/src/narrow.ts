import * as z from "zod"
import { type Nested, ordered } from "./assemble"
import { inner } from "./lens"
import { type Kind, type TableName, tables } from "./tables"

/** Of each table, the fields that are told; of a table that is not named here, none. */
export type Open = Partial<Record<TableName, readonly string[]>>

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

/** A record with these fields only, and what stands inside it likewise, each value as its format has it. */
export function narrowed(open: Open, table: TableName, object: Nested): Nested {
  const { fields, one, many } = tables[table]
  const entries = (open[table] ?? []).flatMap((key) => {
    const value = object[key]
    if (value === undefined) return []
    const single = inner(object, key)
    if (single) return [[key, narrowed(open, one[key] as TableName, single)]]
    if (Array.isArray(value)) return [[key, value.map((item) => narrowed(open, many[key] as TableName, item))]]
    const said = formed(fields[key], value)
    return said === undefined ? [] : [[key, said]]
  })
  return ordered(table, Object.fromEntries(entries))
}
