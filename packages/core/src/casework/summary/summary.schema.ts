import * as z from "zod"
import { idSchema } from "../../platform/util/ids"

/** One line of the summary: a column that headquarters defined, and what the case file says of it. */
export const Column = z.object({
  key: z.string(),
  es: z.string(),
  en: z.string(),
  /** In Spanish, as it is typed into the ministry's system. Null when the case file does not say, or the reader may not see. */
  value: z.string().nullable(),
  /** This reader may not see it. */
  hidden: z.boolean(),
})
export type Column = z.infer<typeof Column>

export const Info = z.object({
  casefileID: idSchema("casefile"),
  folio: z.string(),
  columns: z.array(Column),
  madeAt: z.string(),
})
export type Info = z.infer<typeof Info>

export const FromIDInput = z.strictObject({ casefileID: idSchema("casefile") })
