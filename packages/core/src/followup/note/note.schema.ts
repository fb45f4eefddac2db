import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"

export const NoteID = idSchema("note")
/** What was told or seen, at most 1,000 characters; readable by staff who may see what the woman told. */
export const Info = z.object({
  noteID: NoteID,
  casefileID: idSchema("casefile"),
  text: z.string(),
  at: z.string(),
  by: z.string(),
  /** The note that corrects this one, if any. */
  correctedBy: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const AddInput = z.strictObject({
  casefileID: idSchema("casefile"),
  text: text(1000).min(1),
  corrects: NoteID.nullable().default(null),
})
export const ListInput = page.extend({ casefileID: idSchema("casefile") })
