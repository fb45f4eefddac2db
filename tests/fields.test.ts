import { app } from "@ventanilla/functions/api"
import { type Operation, operations } from "@ventanilla/functions/api/operation"
import { describe, expect, it } from "vitest"
import type * as z from "zod"

type Leaf = { path: string; schema: z.ZodType }
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
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def

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
const all = operations(app)
  .flatMap(of)
  .filter(({ path }) => !path.startsWith("POST /hsds.bundles"))
const checksOf = (schema: z.ZodType) => (defOf(schema).checks ?? []).map(({ _zod }) => _zod.def)
const formatsOf = (schema: z.ZodType) => [defOf(schema).format, ...checksOf(schema).map(({ format }) => format)]
const isDate = ({ schema }: Leaf) => formatsOf(schema).some((format) => format === "date" || format === "datetime")
const keyOf = (path: string) => path.replace(/^.*?[^.]\./, "").replaceAll("[]", "")
const once = (list: string[]) => [...new Set(list)].sort()

describe("a text that anybody sends", () => {
  /** Texts that are kept nowhere, or compared and not shown. */
  const kept = /\.(cursor|families|timeZone|language|password|search|seen)$|^POST \/attachments\.name$/

  it("is read by a reader of texts, or is of a form of its own", () => {
    const strings = all.filter(({ schema }) => defOf(schema).type === "string")
    expect(strings.length).toBeGreaterThan(300)
    const raw = strings.filter(
      ({ schema }) => !formatsOf(schema).some(Boolean) && !checksOf(schema).some(({ check }) => check === "overwrite"),
    )
    expect(once(raw.map(({ path }) => path)).filter((path) => !kept.test(path))).toEqual([])
  })

  it("has an end", () => {
    const endless = all.filter(
      ({ schema }) =>
        defOf(schema).type === "string" &&
        !formatsOf(schema).some(Boolean) &&
        !checksOf(schema).some(({ check }) => check === "max_length"),
    )
    expect(once(endless.map(({ path }) => path)).filter((path) => !/\.(language|officeCode)$/.test(path))).toEqual([])
  })
})

describe("a day or an instant that anybody sends", () => {
  const dates = all.filter(isDate)
  /** What has happened: its verb refuses one that is still to come. */
  const happened = [
    ...[
      "issuedOn",
      "signedOn",
      "opinion.on",
      "receivedAt",
      "contactedAt",
      "visitedOn",
      "appliedOn",
      "at",
      "on",
      "value",
    ],
    ...["birth.date", "birth.on", "when.day", "file.person.birth.date", "file.person.birth.on"],
    ...["person.birth.date", "person.birth.on", "set.gate.document.seenOn", "set.gate.acceptance.on"],
    ...["set.gate.notice.shownOn", "set.situation.readiness.on"],
  ]
  /** What may be to come. */
  const planned = [
    ...["spans.from", "spans.until", "settings.extraHolidays.date", "set.extraHolidays.date", "until", "courseUntil"],
    ...["validUntil", "dueAt", "answer.at", "startsOn", "endsOn", "startsAt", "endsAt", "recurrence.until"],
    ...["recurrence.except", "dueOn", "from", "to"],
  ]

  it("has its class: of what has happened, or of what may be to come", () => {
    const sent = once(dates.filter(({ path }) => path.startsWith("POST")).map(({ path }) => keyOf(path)))
    expect(sent).toEqual([...happened, ...planned].toSorted())
  })

  const impossible = [
    ...["0202-05-01", "0026-05-01", "26-05-01", "1899-12-31", "2100-01-01", "20266-05-01", "2026-13-01", "2026-00-10"],
    ...["2026-02-30", "2025-02-29", "2026-04-31", "2026-05-00", "01/05/2026", "2026-5-1", "", " ", "mañana"],
  ]
  it("is a day of our time: no impossible one, no year of two figures, and none that was typed wrong", () => {
    expect(dates.length).toBeGreaterThan(60)
    const taken = dates.flatMap(({ path, schema }) =>
      impossible
        .flatMap((day) => [day, `${day}T15:00:00Z`, `${day}T15:00:00.000Z`])
        .filter((value) => schema.safeParse(value).success)
        .map((value) => `${path} ${value}`),
    )
    // What is asked of the public directory finds nothing before its time, and harms nobody.
    expect(once(taken).filter((line) => !/modified_after/.test(line))).toEqual([])
    const one = (schema: z.ZodType) =>
      schema.safeParse("2026-05-01").success || schema.safeParse("2026-05-01T15:00:00Z").success
    expect(dates.filter(({ schema }) => !one(schema)).map(({ path }) => path)).toEqual([])
  })
})
