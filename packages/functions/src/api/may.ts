import { Act, type Permission, type Verb } from "@ventanilla/core/platform/actor"
import type { MiddlewareHandler } from "hono"
import type * as z from "zod"
import type { Env } from "./env"

export const mark = Symbol("operation")
export type Part = { permission?: Permission; target?: "json" | "param" | "query"; schema?: z.ZodType }
/** A middleware marked with what it guards, so that the mounted operations can be read from the app. */
export type Marked = MiddlewareHandler<Env> & { [mark]?: Part }

/** Refuses any actor that the permission table does not name for this verb; every operation begins with it. */
export function may({ permission }: Pick<Verb, "permission">): MiddlewareHandler<Env> {
  const middleware: Marked = async (c, next) => {
    c.set("permission", permission)
    Act.assert(permission)
    await next()
  }
  middleware[mark] = { permission }
  return middleware
}
