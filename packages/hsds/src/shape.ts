import * as z from "zod"
import type { Bundle, Nested } from "./assemble"
import { isUuid } from "./ids"
import { urlOf } from "./read/uri"
import { type Kind, type TableName, tables } from "./tables"

const made = new Map<string, z.ZodType<Nested>>()

const scalar = (kind: Kind) => {
  if (typeof kind === "object") return z.enum(kind as unknown as [string, ...string[]])
  switch (kind) {
    case "uuid":
      return z.string().refine(isUuid, { error: "invalid_id" })
    case "number":
      return z.number()
    case "uri":
      return z
        .string()
        .max(2000)
        .refine((value) => urlOf(value) !== undefined)
    case "email":
      return z.string().max(320)
    case "date-time":
      return z
        .string()
        .max(40)
        .refine((value) => !Number.isNaN(Date.parse(value)), { error: "invalid_instant" })
    case "string":
      return z.string().max(20_000)
    default:
      return kind satisfies never
  }
}

/** One table's object as the specification defines it: required fields present, no unknown fields. */
export function shapeOf(table: TableName): z.ZodType<Nested> {
  const known = made.get(table)
  if (known) return known
  const { fields, required, many, one } = tables[table]
  const schema = z.lazy(() =>
    z.strictObject({
      ...Object.fromEntries(
        Object.entries(fields).map(([field, kind]) => [
          field,
          required.includes(field) ? scalar(kind) : scalar(kind).optional(),
        ]),
      ),
      ...Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, shapeOf(inner).optional()])),
      ...Object.fromEntries(
        Object.entries(many).map(([key, inner]) => [key, z.array(shapeOf(inner)).max(2000).optional()]),
      ),
    }),
  ) as unknown as z.ZodType<Nested>
  made.set(table, schema)
  return schema
}

/** One whole organisation, as the import page sends it. */
export const BundleShape: z.ZodType<Bundle> = z.strictObject({
  organization: shapeOf("organization"),
  services: z.array(shapeOf("service")).max(500),
})
