import * as z from "zod"
import { idSchema } from "../util/ids"
import { instant } from "../util/schema"

/** A job in a queue: ids and instants, nothing else. */
export const Job = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("digest"), tenantID: idSchema("tenant"), tick: instant }),
  z.strictObject({ type: z.literal("provisioning"), tenantID: idSchema("tenant") }),
  z.strictObject({
    type: z.literal("statistics"),
    tenantID: idSchema("tenant"),
    month: z.string().regex(/^\d{4}-\d{2}$/),
  }),
])
export type Job = z.infer<typeof Job>
