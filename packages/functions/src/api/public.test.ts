import { describe, expect, it } from "vitest"
import * as z from "zod"
import { app } from "./index"
import { fieldErrors, operations } from "./operation"

/** Every path that is open without an account. */
const open = operations(app).filter(({ method, path }) => method === "GET" && path.startsWith("/api/public/"))
/** Parameters that others add to shared links, and that none of our code wrote. */
const shared = [
  { fbclid: "IwAR0x" },
  { utm_source: "whatsapp", utm_medium: "social" },
  { gclid: "x" },
  { nocache: "1" },
  { language: "xx" },
  { language: "es-MX" },
  { language: "" },
]

describe("a public page whose link was shared", () => {
  it("is every public page", () => expect(open.length).toBeGreaterThan(15))

  it.each(open.map(({ path, schemas }) => [path, schemas] as const))("%s", (path, { query, param }) => {
    for (const added of query ? shared : [])
      expect(query?.safeParse(added).error?.issues, JSON.stringify(added)).toBeUndefined()
    // An office is also found by its code in lower case.
    if (path.endsWith("/:officeCode")) expect(param?.safeParse({ officeCode: "phl" }).success).toBe(true)
  })

  it("speaks the language that was meant", () => {
    const query = open.find(({ path }) => path === "/api/public/guides/:officeCode")?.schemas.query
    expect(query?.parse({ language: "es-MX" })).toEqual({ language: "es" })
    expect(query?.parse({ language: "EN", fbclid: "1" })).toEqual({ language: "en" })
    expect(query?.parse({ language: "xx" })).toMatchObject({})
  })
})

/** One error of every kind that zod has, from a schema and a value that it refuses. */
const kinds: Record<string, [z.ZodType, unknown][]> = {
  invalid_type: [
    ...["x", null, undefined, [], {}].map((value): [z.ZodType, unknown] => [z.number(), value]),
    [z.string(), 1],
    [z.int(), 1.5],
    [z.array(z.string()), "x"],
    [z.object({}), "x"],
    [z.boolean(), "x"],
    [z.date(), "x"],
    [z.null(), "x"],
  ],
  too_small: [
    [z.string().min(1), ""],
    [z.string().min(5), "x"],
    [z.number().min(2), 1],
    [z.number().gt(2), 2],
    [z.array(z.int()).min(1), []],
  ],
  too_big: [
    [z.string().max(1), "xx"],
    [z.number().max(2), 3],
    [z.number().lt(2), 2],
    [z.array(z.int()).max(1), [1, 2]],
  ],
  invalid_format: [
    ...[
      z.email(),
      z.url(),
      z.uuid(),
      z.guid(),
      z.iso.date(),
      z.iso.datetime(),
      z.string().regex(/y/),
      z.string().startsWith("y"),
    ].map((schema): [z.ZodType, unknown] => [schema, "x"]),
  ],
  not_multiple_of: [[z.number().multipleOf(2), 3]],
  unrecognized_keys: [[z.strictObject({}), { x: 1 }]],
  invalid_union: [
    [z.union([z.string(), z.boolean()]), 1],
    [z.discriminatedUnion("k", [z.object({ k: z.literal("a") })]), { k: "b" }],
  ],
  invalid_key: [[z.record(z.email(), z.int()), { x: 1 }]],
  invalid_element: [[z.map(z.email(), z.int()), new Map([[{}, 1]])]],
  invalid_value: [
    [z.enum(["a"]), "b"],
    [z.literal("a"), "b"],
  ],
  custom: [[z.string().refine(() => false), "x"]],
}

describe("a refusal", () => {
  it.each(Object.entries(kinds))("of the kind %s is said in our words, in both languages", (code, cases) => {
    for (const [schema, value] of cases) {
      const [issue] = schema.safeParse(value).error?.issues ?? []
      if (code !== "invalid_key" && code !== "invalid_element") expect(issue?.code).toBe(code)
      for (const language of ["es", "en"] as const) {
        const [said] = fieldErrors(issue ? [issue] : [], language)
        expect(said?.detail).toMatch(/^[A-ZÁÉÍÓÚ].*\.$/)
        // None of zod's texts: no English in Spanish, no type names in either.
        expect(said?.detail).not.toMatch(
          /inv[aá]lid|expected (?!form)|received|se esperaba|recibid|undefined|NaN|null|regex|ZodError/i,
        )
        expect(said?.detail).not.toBe(issue?.message)
      }
    }
  })
})
