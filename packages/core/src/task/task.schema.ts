import * as z from "zod"
import { idSchema } from "../util/ids"
import { page } from "../util/schema"

export const TaskID = idSchema("task")
export const Kind = z.enum([
  "warm_handover",
  "unanswered_referral",
  "referral_held",
  "please_call",
  "consent_revoked_after_sending",
  "mailbox_bounced",
  "mailbox_complained",
  "mailbox_disowned",
  "link_guessed",
  "mailbox_reverify",
  "reconfirm_contact",
  "talk_now",
  "detection_urgent",
  "detection_unattended",
  "errand_overdue",
  "errand_answered",
  "transfer_arrived",
  "transfer_answered",
  "confirm_safe",
  "followup_due",
  "danger_word",
  "handover_offered",
  "glass_review",
  "alliance_expiring",
  "alliance_lapsed",
  "training_followup",
  "course_ending",
  "service_check",
  "verification_answered",
])
export type Kind = z.infer<typeof Kind>

/** Something a person must do, about records named by id and folio. */
export const Info = z.object({
  taskID: TaskID,
  kind: Kind,
  urgent: z.boolean(),
  dueAt: z.string(),
  folio: z.string().nullable(),
  casefileID: idSchema("casefile").nullable(),
  referralID: idSchema("referral").nullable(),
  organizationID: idSchema("organization").nullable(),
  mailboxID: idSchema("mailbox").nullable(),
  detectionID: idSchema("detection").nullable(),
  transferID: idSchema("transfer").nullable(),
  allianceID: idSchema("alliance").nullable(),
  trainingID: idSchema("training").nullable(),
  createdAt: z.string(),
  doneAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const ListInput = page.extend({ status: z.enum(["open", "done"]).default("open") })
export const DoneInput = z.strictObject({ taskID: TaskID })
