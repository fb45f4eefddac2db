import * as z from "zod"
import { instant } from "../../platform/util/schema"

export const RunInput = z.strictObject({ tick: instant })
/** The results of one run, in numbers; nothing else of it is logged. */
export const RunInfo = z.object({
  mailboxes: z.number(),
  mails: z.number(),
  sent: z.number(),
  reminded: z.number(),
  busy: z.number(),
})
export type RunInfo = z.infer<typeof RunInfo>
