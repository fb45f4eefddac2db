import * as z from "zod"
import { type Nested, ordered } from "./assemble"
import { inner } from "./lens"
import { type Kind, type TableName, tables } from "./tables"

/** By table, the fields that are published; none of a table that is not listed here. */
export type Open = Partial<Record<TableName, readonly string[]>>

const email = z.email()
const dateTime = z.iso.datetime({ offset: true })
/** A URI by RFC 3986; what a browser tolerates (a space, an accented letter) does not match. */
const uri =
  /^[a-z][a-z0-9+.-]*:(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})+(?:#(?:[\w.~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i

/**
 * A value in its declared format. Imported values that do not follow their format are kept; our own export promises the
 * formats, so an address or a date is rewritten, and an invalid e-mail is left out.
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

/** A record with these fields only, recursively, each value in its declared format. */
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
