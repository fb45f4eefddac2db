import * as z from "zod"
import type { Permission } from "../actor/permissions"
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

/**
 * What ends a task: a tick, or the act that it asks for. What is asked for her safety is never ticked: she was spoken to,
 * somebody went to her, her partner organisation was called.
 */
export const Ending = z.enum([
  "tick",
  "talk",
  "detection",
  "partner_call",
  "reconfirm",
  "followup",
  "handover",
  "errand",
  "transfer",
  "verification",
  "glass_review",
])
export type Ending = z.infer<typeof Ending>

type Rule = { sees: Permission; ends: Ending }
/**
 * Whose task it is and what ends it. `sees`: whoever may do what it asks for; a task that names a case file is besides that
 * for those alone who may open that file. Nobody else learns that it is there.
 */
export const rules = {
  danger_word: { sees: "contact.log", ends: "talk" },
  talk_now: { sees: "contact.log", ends: "talk" },
  confirm_safe: { sees: "contact.log", ends: "talk" },
  detection_urgent: { sees: "detection.take", ends: "detection" },
  detection_unattended: { sees: "detection.take", ends: "detection" },
  please_call: { sees: "referral.called", ends: "partner_call" },
  warm_handover: { sees: "referral.called", ends: "partner_call" },
  consent_revoked_after_sending: { sees: "referral.called", ends: "partner_call" },
  reconfirm_contact: { sees: "person.change", ends: "reconfirm" },
  followup_due: { sees: "followup.done", ends: "followup" },
  handover_offered: { sees: "handover.accept", ends: "handover" },
  errand_overdue: { sees: "errand.cancel", ends: "errand" },
  errand_answered: { sees: "errand.list", ends: "tick" },
  transfer_arrived: { sees: "transfer.accept", ends: "transfer" },
  transfer_answered: { sees: "transfer.list", ends: "tick" },
  unanswered_referral: { sees: "referral.read", ends: "tick" },
  referral_held: { sees: "referral.read", ends: "tick" },
  glass_review: { sees: "glass.review", ends: "glass_review" },
  mailbox_bounced: { sees: "mailbox.verify", ends: "tick" },
  mailbox_complained: { sees: "mailbox.verify", ends: "tick" },
  mailbox_reverify: { sees: "mailbox.verify", ends: "tick" },
  alliance_expiring: { sees: "alliance.renew", ends: "tick" },
  alliance_lapsed: { sees: "alliance.renew", ends: "tick" },
  training_followup: { sees: "training.follow", ends: "tick" },
  course_ending: { sees: "staff.certify", ends: "tick" },
  service_check: { sees: "verification.ask", ends: "tick" },
  verification_answered: { sees: "verification.accept", ends: "verification" },
} as const satisfies Record<Kind, Rule>

/** How long a tick can be taken back, in minutes. */
export const undoMinutes = 60

/** Why a coordinator ends a task without the act that it asks for; it stands in the audit. */
export const Waiver = z.enum(["done_elsewhere", "cannot_be_done", "by_mistake"])
export type Waiver = z.infer<typeof Waiver>

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
  /** Whoever ticked it or did what it asked for. */
  doneBy: z.string().nullable(),
  /** It was ticked, or ended without its act: that can be taken back for `undoMinutes`. */
  ticked: z.boolean(),
  waiver: Waiver.nullable(),
})
export type Info = z.infer<typeof Info>

export const ListInput = page.extend({ status: z.enum(["open", "done"]).default("open") })
/** `reason`: of a coordinator, for a task that is not ticked. */
export const DoneInput = z.strictObject({ taskID: TaskID, reason: Waiver.nullable().default(null) })
export const DoneBody = DoneInput.omit({ taskID: true })
export const UndoInput = z.strictObject({ taskID: TaskID })
