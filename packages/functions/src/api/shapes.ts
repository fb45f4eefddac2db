import * as z from "zod"

/** The body of an action that needs only its path: `{}`. */
export const nothing = z.strictObject({})
