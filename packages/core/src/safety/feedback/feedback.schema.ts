import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { mayName } from "../../platform/util/impersonal"
import { page, text } from "../../platform/util/schema"
import { Key, Slug } from "../protocol/protocol.schema"

export const FeedbackID = idSchema("feedback")
export const FeedbackStatus = z.enum(["new", "read", "answered"])
export type FeedbackStatus = z.infer<typeof FeedbackStatus>
/**
 * This text leaves the consulate and is stored in clear in the registry: it is about steps, and never about a person.
 */
const said = text(500)
  .refine((value) => value.length > 0, { error: "invalid_text" })
  .refine((value) => !mayName(value), { error: "names_somebody" })

/** What a consulate says about a step. It names the consulate and no case file, and must not describe a person. */
export const Feedback = z.object({
  feedbackID: FeedbackID,
  tenantID: idSchema("tenant"),
  protocol: Key,
  version: z.number().int(),
  step: Slug,
  text: z.string(),
  writtenAt: z.string(),
  status: FeedbackStatus,
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
})
export type Feedback = z.infer<typeof Feedback>

export const GiveInput = z.strictObject({
  protocol: Key,
  version: z.number().int().min(1).max(99_999),
  step: Slug,
  text: said,
})
export const OwnFeedbackInput = page
export const FeedbackInput = page.extend({
  protocol: Key,
  step: Slug.optional(),
  version: z.coerce.number().int().min(1).max(99_999).optional(),
})
/** Without an answer, the feedback is marked as read. */
export const AnswerInput = z.strictObject({
  tenantID: idSchema("tenant"),
  feedbackID: FeedbackID,
  answer: said.nullable(),
})
