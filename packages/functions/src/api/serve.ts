import type { Verb } from "@ventanilla/core/platform/actor"
import type { nothing } from "@ventanilla/core/util/schema"
import type { Context } from "hono"
import { createFactory } from "hono/factory"
import * as z from "zod"
import type { Env } from "./env"
import { body, fieldErrors, idempotent, may, path, query } from "./operation"
import { problem } from "./problem"

type Shape = Record<string, z.ZodType>
type Fields<T extends Shape> = z.ZodObject<T, z.core.$strict>

const { createHandlers } = createFactory<Env>()

/**
 * Divides a verb's input into the fields that stand in the path and the rest, which stands in the query or the body.
 * A rule that looks at several fields at once belongs to neither half: `whole` applies it to both together.
 */
function divide<T extends Shape, K extends keyof T & string>({ schema }: Verb<Fields<T>>, names: readonly K[]) {
  const fields = Object.entries(schema.shape)
  const half = (inPath: boolean) =>
    z.strictObject(Object.fromEntries(fields.filter(([name]) => names.includes(name as K) === inPath)))
  return {
    inPath: half(true) as unknown as Fields<Pick<T, K>>,
    rest: half(false) as unknown as Fields<Omit<T, K>>,
    whole: schema.def.checks?.length ? schema : undefined,
  }
}

/** The answer to an input whose halves are valid and whose whole is not. */
function refusalOf(c: Context<Env>, schema: z.ZodType | undefined, input: object) {
  const result = schema?.safeParse(input)
  if (!result || result.success) return undefined
  return problem(c, "validation", "invalid", undefined, fieldErrors(result.error.issues, c.get("language")))
}

type Maker = (verb: never, ...names: never) => unknown

/** One function of two: `all` for a verb alone, `within` for a verb with the names of the fields in the path. */
const either = <A extends Maker, W extends Maker>(all: A, within: W) =>
  ((verb: never, ...names: never[]) =>
    names.length > 0 ? within(verb, ...(names as never)) : all(verb, ...([] as never))) as unknown as A & W

/** GET: the whole input stands in the path. */
export const show = <S extends z.ZodType, R extends object>(verb: Verb<S, R>) =>
  createHandlers(may(verb), path(verb.schema), async (c) => c.json(await verb(c.req.valid("param") as z.input<S>)))

/** GET without any input. */
export const read = <R extends object>(verb: Verb<typeof nothing, R>) =>
  createHandlers(may(verb), async (c) => c.json(await verb({})))

const searchAll = <S extends z.ZodType, R extends object>(verb: Verb<S, R>) =>
  createHandlers(may(verb), query(verb.schema), async (c) => c.json(await verb(c.req.valid("query") as z.input<S>)))

function searchWithin<T extends Shape, K extends keyof T & string, R extends object>(
  verb: Verb<Fields<T>, R>,
  ...names: [K, ...K[]]
) {
  const { inPath, rest, whole } = divide(verb, names)
  return createHandlers(may(verb), path(inPath), query(rest), async (c) => {
    const input = { ...(c.req.valid("param") as object), ...(c.req.valid("query") as object) }
    const refusal = refusalOf(c, whole, input)
    if (refusal) return refusal as never
    return c.json(await verb(input as never))
  })
}

/** GET: the fields that are named stand in the path, the rest of the input in the query. */
export const search = either(searchAll, searchWithin)

/**
 * A maker of POST operations: the fields that are named stand in the path, the rest of the input in the body. `run`
 * surrounds the verb.
 */
export function posting<const N extends 200 | 201 | 202>(
  status: N,
  run: <A extends object>(verb: () => Promise<A>) => Promise<A> = idempotent,
) {
  const all = <S extends z.ZodType, R extends object>(verb: Verb<S, R>) =>
    createHandlers(may(verb), body(verb.schema), async (c) =>
      c.json(await run(() => verb(c.req.valid("json") as z.input<S>)), status),
    )
  function within<T extends Shape, K extends keyof T & string, R extends object>(
    verb: Verb<Fields<T>, R>,
    ...names: [K, ...K[]]
  ) {
    const { inPath, rest, whole } = divide(verb, names)
    return createHandlers(may(verb), path(inPath), body(rest), async (c) => {
      const input = { ...(c.req.valid("param") as object), ...(c.req.valid("json") as object) }
      const refusal = refusalOf(c, whole, input)
      if (refusal) return refusal as never
      return c.json(await run(() => verb(input as never)), status)
    })
  }
  return either(all, within)
}

/** POST that changes something, once: a repeat of the request gets the first answer. */
export const act = posting(200)
/** POST that makes something new. */
export const create = posting(201)
/** POST that begins what ends later. */
export const accept = posting(202)
/** POST that only reads: its input may not stand in a URL. */
export const look = posting(200, (verb) => verb())
