import * as z from "zod"

export type { Action } from "./action"

import { idSchema } from "../util/ids"
import { day, page, timeZone } from "../util/schema"

export const Info = z.object({
  auditID: idSchema("audit"),
  at: z.string(),
  actor: z.object({ type: z.string(), id: z.string(), role: z.string().optional() }),
  action: z.string(),
  /** Ids of what was read or changed; never a value. */
  subjects: z.array(z.string()),
  requestID: z.string().optional(),
  /** Of a search: how many records were shown, and how many were found that were not. */
  found: z.number().int().optional(),
  hidden: z.number().int().optional(),
})
export type Info = z.infer<typeof Info>

/**
 * One record's entries, or one day's; without either, the newest of the last month. `day` is one of `timeZone`. `noun` is the first word of
 * an action: `casefile` of `casefile.read`.
 */
export const ListInput = page.extend({
  subject: z
    .string()
    .max(64)
    .regex(/^[a-z]{3}_[0-9A-Z]{26}$/, { error: "invalid_id" })
    .optional(),
  day: day.optional(),
  timeZone: timeZone.default("UTC"),
  staffID: idSchema("staff").optional(),
  noun: z
    .string()
    .regex(/^[a-z]{2,30}$/, { error: "invalid_code" })
    .optional(),
})
