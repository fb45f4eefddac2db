import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"

export const HandoverID = idSchema("handover")
export const Status = z.enum(["offered", "accepted", "declined", "withdrawn"])
export type Status = z.infer<typeof Status>

/** A case file that one colleague gives to another; it changes hands when the other accepts. */
export const Info = z.object({
  handoverID: HandoverID,
  casefileID: idSchema("casefile"),
  folio: z.string(),
  from: z.string().nullable(),
  to: idSchema("staff"),
  status: Status,
  /** What the next one must know; for her, for whoever gives and for whoever sees what was told. */
  note: z.string().nullable(),
  hidden: z.boolean(),
  offeredAt: z.string(),
  offeredBy: z.string(),
  endedAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const OfferInput = z.strictObject({
  casefileID: idSchema("casefile"),
  to: idSchema("staff"),
  note: text(1000).nullable().default(null),
})
export const AnswerInput = z.strictObject({ handoverID: HandoverID })
/** One case file's, newest first; without one, those that wait for me. */
export const ListInput = page.extend({ casefileID: idSchema("casefile").optional() })
