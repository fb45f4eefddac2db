import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"

export const ReviewID = idSchema("review")
/** Why a supervisor is called. The first two are requested by a person, the others by events. */
export const Cause = z.enum(["requested", "closing", "unsafe_contact", "urgent_quiet", "break_glass"])
export type Cause = z.infer<typeof Cause>
export const Outcome = z.enum(["agreed", "guidance", "act_now", "reassign"])

/**
 * A review of a case file by a supervisor. `question` and `answer` are null for readers who may not see what the woman
 * told.
 */
export const Info = z.object({
  reviewID: ReviewID,
  casefileID: idSchema("casefile"),
  folio: z.string(),
  cause: Cause,
  status: z.enum(["waiting", "done"]),
  outcome: Outcome.nullable(),
  question: z.string().nullable(),
  answer: z.string().nullable(),
  askedAt: z.string(),
  askedBy: z.string(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const AskInput = z.strictObject({
  casefileID: idSchema("casefile"),
  cause: z.enum(["requested", "closing"]),
  question: text(600).nullable().default(null),
})
export const SettleInput = z.strictObject({
  reviewID: ReviewID,
  outcome: Outcome,
  answer: text(600).nullable().default(null),
})
/** One case file's. */
export const ListInput = page.extend({ casefileID: idSchema("casefile") })
export const QueueInput = page.extend({ status: z.enum(["waiting", "done"]).default("waiting") })
