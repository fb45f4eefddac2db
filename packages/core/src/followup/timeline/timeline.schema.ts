import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page } from "../../platform/util/schema"

/** An event of a case file: what (an action such as `contact.logged`), when, by whom, about which records. */
export const Moment = z.object({
  momentID: idSchema("audit"),
  at: z.string(),
  what: z.string(),
  by: z.object({ type: z.string(), id: z.string() }),
  /** The record's id first. */
  about: z.array(z.string()),
})
export type Moment = z.infer<typeof Moment>
export const ReadInput = page.extend({ casefileID: idSchema("casefile") })
