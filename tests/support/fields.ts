import { app } from "@ventanilla/functions/api"
import { type Operation, operations } from "@ventanilla/functions/api/operation"
import type * as z from "zod"

/** One value that an operation takes: `POST /risks/instrument.appliedOn`. */
export type Leaf = { path: string; schema: z.ZodType }
type Def = {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
  items?: z.ZodType[]
  valueType?: z.ZodType
  left?: z.ZodType
  right?: z.ZodType
  getter?: () => z.ZodType
  format?: string
  pattern?: RegExp
  checks?: { _zod: { def: { check: string; format?: string; pattern?: RegExp; maximum?: number } } }[]
}
export const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def

/** Every value that a schema takes, by where it stands. */
function leavesOf(schema: z.ZodType, path: string, seen: readonly z.ZodType[] = []): Leaf[] {
  if (seen.includes(schema)) return []
  const def = defOf(schema)
  const within = (inner: z.ZodType | undefined, at = path) => (inner ? leavesOf(inner, at, [...seen, schema]) : [])
  const each = (list: readonly z.ZodType[] = []) => list.flatMap((one) => within(one))
  switch (def.type) {
    case "object":
      return Object.entries(def.shape ?? {}).flatMap(([key, inner]) => within(inner, `${path}.${key}`))
    case "array":
      return within(def.element, `${path}[]`)
    case "record":
      return within(def.valueType, `${path}{}`)
    case "union":
      return each(def.options)
    case "tuple":
      return each(def.items)
    case "intersection":
      return [...within(def.left), ...within(def.right)]
    case "pipe":
      return within(def.in)
    case "lazy":
      return within(def.getter?.())
    default:
      return def.innerType ? within(def.innerType) : [{ path, schema }]
  }
}

const of = ({ method, path, schemas }: Operation) =>
  Object.values(schemas).flatMap((schema) => leavesOf(schema as z.ZodType, `${method} ${path.replace(/^\/api/, "")}`))
/** A directory that is taken in is kept as it came, and read by its own readers (directory/kept.test.ts). */
export const all: readonly Leaf[] = operations(app)
  .flatMap(of)
  .filter(({ path }) => !path.startsWith("POST /hsds.bundles"))
export const checksOf = (schema: z.ZodType) => (defOf(schema).checks ?? []).map(({ _zod }) => _zod.def)
export const formatsOf = (schema: z.ZodType) => [defOf(schema).format, ...checksOf(schema).map(({ format }) => format)]
export const isDate = ({ schema }: Leaf) =>
  formatsOf(schema).some((format) => format === "date" || format === "datetime")
/** Where it stands in what is sent: `set.gate.acceptance.on`. */
export const keyOf = (path: string) => path.replace(/^.*?[^.]\./, "").replaceAll("[]", "")
export const once = (list: string[]) => [...new Set(list)].sort()

/** What has happened: its verb refuses one that is still to come (tests/happened.test.ts). */
export const happened = [
  ...["issuedOn", "signedOn", "opinion.on", "receivedAt", "contactedAt", "visitedOn", "appliedOn", "at", "on"],
  ...["birth.date", "birth.on", "when.day", "file.person.birth.date", "file.person.birth.on"],
  ...["person.birth.date", "person.birth.on", "set.gate.document.seenOn", "set.gate.acceptance.on"],
  ...["set.gate.notice.shownOn", "set.situation.readiness.on"],
]
/** What may be to come. */
export const planned = [
  ...["spans.from", "spans.until", "settings.extraHolidays.date", "set.extraHolidays.date", "until", "courseUntil"],
  ...["validUntil", "dueAt", "answer.at", "startsOn", "endsOn", "startsAt", "endsAt", "recurrence.until"],
  ...["recurrence.except", "dueOn", "from", "to"],
  // Of a protocol's step, which may be the next safe contact.
  "value",
]
