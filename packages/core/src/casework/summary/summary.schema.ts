import * as z from "zod"
import { idSchema } from "../../platform/util/ids"

/** One line of the summary: a column that headquarters defined, and its value in this case file. */
export const Column = z.object({
  key: z.string(),
  es: z.string(),
  en: z.string(),
  /**
   * In Spanish, as it is typed into the ministry's system. Null when the case file does not say, or when the reader may
   * not see it.
   */
  value: z.string().nullable(),
  /** True when this reader may not see the value. */
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
