import type { z } from "zod"
import * as Act from "./actor"
import type { Permission } from "./permissions"

/** An operation of the product: what guards it travels with it, so that HTTP, queue, script, form and test share it. */
export type Verb<S extends z.ZodType = z.ZodType, R = unknown> = ((input: z.input<S>) => Promise<R>) & {
  permission: Permission
  schema: S
}

/**
 * Declares an operation. The permission of the actor is asserted first (`forbidden`, or `unauthenticated` for the
 * public), then the input is parsed (`ZodError`), then `impl` runs.
 */
export function verb<S extends z.ZodType, R>(
  permission: Permission,
  schema: S,
  impl: (input: z.output<S>) => R | Promise<R>,
): Verb<S, R> {
  const run = async (input: z.input<S>): Promise<R> => {
    Act.assert(permission)
    return Act.doing.with(permission, () => impl(schema.parse(input)))
  }
  return Object.assign(run, { permission, schema })
}
