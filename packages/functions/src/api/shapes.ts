import * as z from "zod"

/** The body of an act that needs no more than its path: `{}`. */
export const nothing = z.strictObject({})
