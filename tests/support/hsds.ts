import { existsSync, readdirSync, readFileSync } from "node:fs"
import { isUuid } from "@ventanilla/hsds/ids"
import { type Kind, type TableName, tables } from "@ventanilla/hsds/tables"
import Ajv, { type ValidateFunction } from "ajv/dist/2020"
import addFormats from "ajv-formats"

/** The official schemas, where this repository has them beside it; they are not ours to copy. */
export const officialAt = [process.env.HSDS_DIR, "../shared/hsds/3.0", "../../shared/hsds/3.0"].find(
  (path) => path && existsSync(`${path}/schema/service.json`),
)

type Schema = Record<string, unknown>
const kindSchema = (kind: Kind): Schema =>
  typeof kind === "object"
    ? { type: "string", enum: kind }
    : kind === "number"
      ? { type: "number" }
      : kind === "string"
        ? { type: "string" }
        : { type: "string", format: kind }

/** Our own account of the specification, as JSON Schema: used where the official files are not at hand. */
function ownSchema(table: TableName): Schema {
  const { fields, required, many, one } = tables[table]
  return {
    type: "object",
    properties: {
      ...Object.fromEntries(Object.entries(fields).map(([field, kind]) => [field, kindSchema(kind)])),
      ...Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, { $ref: `${inner}.json` }])),
      ...Object.fromEntries(
        Object.entries(many).map(([key, inner]) => [key, { type: "array", items: { $ref: `${inner}.json` } }]),
      ),
    },
    required: [...required],
  }
}

/** Unknown properties forbidden everywhere: the specification's own examples are checked so, too. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== "object" || schema === null) return schema
  const entries = Object.entries(schema).flatMap(([key, value]) =>
    words.has(key)
      ? [[key, strict(value)]]
      : key === "properties"
        ? [[key, Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, strict(inner)]))]]
        : [],
  )
  const made = Object.fromEntries(entries)
  return made.properties ? { ...made, additionalProperties: false } : made
}
/** Of the official files: what judges. The rest are titles, examples and columns. */
const words = new Set(["type", "format", "enum", "items", "$ref", "required", "allOf", "anyOf"])

function faults(check: ValidateFunction, value: unknown): string[] {
  check(value)
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

/** A judge of each table's objects: formats on, unknown properties forbidden. Answers what is wrong. */
export function judge(official = officialAt) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const names = Object.keys(tables) as TableName[]
  for (const name of names) {
    const schema = official ? JSON.parse(readFileSync(`${official}/schema/${name}.json`, "utf8")) : ownSchema(name)
    ajv.addSchema({ ...(strict(schema) as object), $id: `${name}.json` })
  }
  return (table: TableName, value: unknown): string[] => {
    const check = ajv.getSchema(`${table}.json`)
    if (!check) throw new Error(`No schema for ${table}`)
    return faults(check, value)
  }
}

/** The official columns, to hold our own account of them against. */
export function officialTables(official: string) {
  const { resources } = JSON.parse(readFileSync(`${official}/datapackage.json`, "utf8")) as {
    resources: {
      name: string
      path: string
      schema: { fields: { name: string; constraints?: { required?: boolean } }[] }
    }[]
  }
  return resources.map(({ name, path, schema }) => ({
    name: name as TableName,
    path,
    columns: schema.fields.map((field) => field.name),
    required: schema.fields.filter((field) => field.constraints?.required).map((field) => field.name),
  }))
}

export const officialExamples = (official: string) =>
  existsSync(`${official}/examples`) ? readdirSync(`${official}/examples`) : []
export { isUuid }

type Response = { content: Record<string, { schema: Schema }> }
export type Described = {
  paths: Record<string, { get: { parameters?: { name: string; in: string }[]; responses: Record<string, Response> } }>
  components: Schema
}

/** What each path of a description of the API promises, as a judge of answers; unknown properties forbidden at their top. */
export function promised({ paths, components }: Described) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const checks = new Map(
    Object.entries(paths).map(([path, { get }]) => {
      const schema = get.responses["200"]?.content["application/json"]?.schema ?? {}
      return [path, ajv.compile({ allOf: [schema], unevaluatedProperties: false, components })]
    }),
  )
  return (path: string, value: unknown): string[] => {
    const check = checks.get(path)
    if (!check) throw new Error(`Nothing is promised at ${path}`)
    return faults(check, value)
  }
}

/** The parameters by which the official description lets each path be asked. */
export function officialParameters(official: string): Record<string, string[]> {
  const { paths, components } = JSON.parse(readFileSync(`${official}/schema/openapi.json`, "utf8")) as {
    paths: Record<string, { get: { parameters?: { name?: string; $ref?: string }[] } }>
    components: { parameters: Record<string, { name: string }> }
  }
  const nameOf = ({ name, $ref = "" }: { name?: string; $ref?: string }) =>
    name ?? components.parameters[$ref.split("/").at(-1) ?? ""]?.name ?? ""
  return Object.fromEntries(
    Object.entries(paths).map(([path, { get }]) => [path, (get.parameters ?? []).map(nameOf).sort()]),
  )
}

/** A judge of what stands in a list: the official schemas of lists know only what is one to one. */
export function judgeOfLists(official: string) {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  return (table: "service" | "organization" | "service_at_location", value: unknown): string[] => {
    const schema = JSON.parse(readFileSync(`${official}/schema/compiled/${table}_list.json`, "utf8"))
    const check = ajv.compile(strict(schema) as object)
    return faults(check, value)
  }
}
