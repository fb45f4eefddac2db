import { type Kind, type TableName, tables, version } from "./tables"

const kind = (of: Kind) =>
  typeof of === "object"
    ? { type: "string", enum: of }
    : of === "number" || of === "string"
      ? { type: of }
      : { type: "string", format: of }

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const schemaOf = (table: TableName) => {
  const { fields, required, one, many } = tables[table]
  return {
    type: "object",
    required: [...required],
    properties: {
      ...Object.fromEntries(Object.entries(fields).map(([field, of]) => [field, kind(of)])),
      ...Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, ref(inner)])),
      ...Object.fromEntries(Object.entries(many).map(([key, inner]) => [key, { type: "array", items: ref(inner) }])),
    },
  }
}

const page = {
  type: "object",
  required: ["total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"],
  properties: {
    ...Object.fromEntries(
      ["total_items", "total_pages", "page_number", "size"].map((key) => [key, { type: "integer" }]),
    ),
    ...Object.fromEntries(["first_page", "last_page", "empty"].map((key) => [key, { type: "boolean" }])),
    contents: { type: "array", items: { type: "object" } },
  },
}

const listed = ["search", "page", "per_page", "format"]
const filters = ["taxonomy_term_id", "taxonomy_id", "organization_id", "modified_after", "full"]
const types: Record<string, object> = {
  page: { type: "integer" },
  per_page: { type: "integer" },
  full: { type: "boolean" },
  minimal: { type: "boolean" },
  full_service: { type: "boolean" },
  top_only: { type: "boolean" },
  format: { type: "string", enum: ["json", "ndjson"] },
}
const parameter = (name: string) => ({
  name,
  in: "query",
  required: false,
  schema: types[name] ?? { type: "string" },
})

const answer = (schema: object, description: string, more: object = {}) => ({
  "200": { description, content: { "application/json": { schema }, ...more } },
})
const refusal = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
})
const list = (table: TableName, parameters: string[], item: object = ref(table)) => ({
  get: {
    summary: `A page of ${table} records`,
    parameters: parameters.map(parameter),
    responses: {
      ...answer({ allOf: [ref("Page"), { properties: { contents: { type: "array", items: item } } }] }, "A page", {
        "application/x-ndjson": { schema: { type: "string" } },
      }),
      "400": refusal("A parameter is not as it should be"),
      "404": refusal("There is no such office"),
    },
  },
})
const record = (table: TableName, parameters: string[] = [], schema: object = ref(table)) => ({
  get: {
    summary: `One ${table}`,
    parameters: [
      { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } },
      ...parameters.map(parameter),
    ],
    responses: { ...answer(schema, `The ${table}`), "404": refusal("There is none") },
  },
})

/** The fields of a service with `minimal`. */
const minimal = {
  type: "object",
  required: ["id"],
  properties: { id: kind("uuid"), last_modified: kind("date-time") },
  additionalProperties: false,
}
/** With `full_service`, an organisation contains its services. */
const withServices = {
  allOf: [ref("organization"), { properties: { services: { type: "array", items: ref("service") } } }],
}
/** In a list, a location also shows its service. */
const withService = { allOf: [ref("service_at_location"), { properties: { service: ref("service") } }] }
const problem = {
  type: "object",
  required: ["status", "code"],
  properties: { status: { type: "integer" }, code: { type: "string" }, detail: { type: "string" } },
}

/** The API of a published directory, as OpenAPI 3.1. `stub`: its base URL. */
export const openapi = (stub: string, { title, description }: { title: string; description: string }) => ({
  openapi: "3.1.0",
  info: {
    title,
    version: "1.0.0",
    description: `Open Referral HSDS ${version}. ${description}`,
    license: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
  },
  servers: [{ url: stub }],
  paths: {
    "/": {
      get: {
        summary: "About this API",
        responses: answer(
          {
            type: "object",
            required: ["version", "profile", "openapi_url"],
            properties: {
              version: { type: "string" },
              profile: { type: "string", format: "uri" },
              openapi_url: { type: "string", format: "uri" },
            },
          },
          "Version, profile and description",
        ),
      },
    },
    "/services": list("service", [...listed, ...filters, "minimal"], {
      anyOf: [ref("service"), minimal],
    }),
    "/services/{id}": record("service"),
    "/organizations": list("organization", [...listed, "full_service", "full"], withServices),
    "/organizations/{id}": record("organization", ["full_service"], withServices),
    "/service_at_locations": list("service_at_location", [...listed, ...filters, "postcode", "proximity"], withService),
    "/service_at_locations/{id}": record("service_at_location"),
    "/taxonomies": list("taxonomy", listed),
    "/taxonomies/{id}": record("taxonomy"),
    "/taxonomy_terms": list("taxonomy_term", [...listed, "taxonomy_id", "top_only", "parent_id"]),
    "/taxonomy_terms/{id}": record("taxonomy_term"),
  },
  components: {
    schemas: {
      Page: page,
      Problem: problem,
      ...Object.fromEntries((Object.keys(tables) as TableName[]).map((table) => [table, schemaOf(table)])),
    },
  },
})
