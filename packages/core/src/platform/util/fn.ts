import type { z } from "zod"

/** A verb that carries its input schema: the same schema serves HTTP, queue, script, form and test. */
export function fn<S extends z.ZodType, R>(schema: S, impl: (input: z.output<S>) => R) {
  const verb = (input: z.input<S>): R => impl(schema.parse(input))
  return Object.assign(verb, { schema })
}
