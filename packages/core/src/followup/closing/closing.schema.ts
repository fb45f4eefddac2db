import * as z from "zod"
import { CloseReason } from "../../casework/casefile/casefile.schema"
import { idSchema } from "../../platform/util/ids"
import { text } from "../../platform/util/schema"

/** What is still open when a case file closes: shown and counted, but it never prevents closing. */
export const Left = z.enum([
  "referrals_open",
  "followups_open",
  "funds_open",
  "errands_open",
  "consents_live",
  "contact_stale",
  "urgent",
  "review_waiting",
])
export type Left = z.infer<typeof Left>

/** What to look at before closing, and until when the file would be kept. */
export const Check = z.object({
  casefileID: idSchema("casefile"),
  left: z.array(z.object({ what: Left, count: z.number().int() })),
  keepUntil: z.string(),
})
export type Check = z.infer<typeof Check>

/** How a case file was closed, and reopened. */
export const Info = z.object({
  closingID: idSchema("closing"),
  casefileID: idSchema("casefile"),
  reason: CloseReason,
  left: z.array(Left),
  openDoor: z.string().nullable(),
  hidden: z.boolean(),
  keepUntil: z.string(),
  closedAt: z.string(),
  closedBy: z.string(),
  reopenedAt: z.string().nullable(),
  reopenedBy: z.string().nullable(),
  reopenReason: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

const id = { casefileID: idSchema("casefile") }
export const CheckInput = z.strictObject(id)
export const CloseInput = z.strictObject({
  ...id,
  reason: CloseReason,
  /** What the woman was told about coming back. */
  openDoor: text(500).nullable().default(null),
  /** The woman's answer to "did this help you?", counted for the month and stored nowhere else. */
  satisfied: z.boolean().nullable().default(null),
})
export const ReopenReason = z.enum(["she_came_back", "new_facts", "closed_by_mistake", "other"])
export const ReopenInput = z.strictObject({ ...id, reason: ReopenReason.nullable().default(null) })
