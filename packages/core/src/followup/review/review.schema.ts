import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { page, text } from "../../platform/util/schema"

export const ReviewID = idSchema("review")
/** Why a supervisor is asked to look. The first two are asked for by a person, the others by what happened. */
export const Cause = z.enum(["requested", "closing", "unsafe_contact", "urgent_quiet", "break_glass"])
export type Cause = z.infer<typeof Cause>
export const Outcome = z.enum(["agreed", "guidance", "act_now", "reassign"])

/** A case file that waits for, or had, a supervisor's look. `question` and `answer` are null for whoever may not see what she told. */
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
