import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"

export const HandoverID = idSchema("handover")
export const Status = z.enum(["offered", "accepted", "declined", "withdrawn"])
export type Status = z.infer<typeof Status>

/** An offer of a case file from one colleague to another; the owner changes when the other accepts. */
export const Info = z.object({
  handoverID: HandoverID,
  casefileID: idSchema("casefile"),
  folio: z.string(),
  from: z.string().nullable(),
  to: idSchema("staff"),
  status: Status,
  /** What the next owner must know; readable by the receiver, the giver, and staff who may see what the woman told. */
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
/** The handovers of one case file, newest first; without a case file, those that wait for the actor. */
export const ListInput = page.extend({ casefileID: idSchema("casefile").optional() })
