import * as z from "zod"
import type { Permission } from "../../platform/actor/permissions"
import { idSchema } from "../../platform/util/ids"
import { page } from "../../platform/util/schema"

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
 * What ends a task: a tick, or the action that it asks for. Safety tasks cannot be ticked: somebody must speak to the
 * woman, go to her, or call her partner organisation.
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

type Rule = { about: "folio" | "organization" | "staff" | "training" | "transfer"; sees: Permission; ends: Ending }
/**
 * Who has a task and what ends it. `sees`: whoever may do what it asks for; a task about a case file also requires
 * access to that file. Nobody else learns that the task exists.
 */
export const rules = {
  danger_word: { about: "folio", sees: "contact.log", ends: "talk" },
  talk_now: { about: "folio", sees: "contact.log", ends: "talk" },
  confirm_safe: { about: "folio", sees: "contact.log", ends: "talk" },
  detection_urgent: { about: "folio", sees: "detection.take", ends: "detection" },
  detection_unattended: { about: "folio", sees: "detection.take", ends: "detection" },
  please_call: { about: "folio", sees: "referral.called", ends: "partner_call" },
  warm_handover: { about: "folio", sees: "referral.called", ends: "partner_call" },
  consent_revoked_after_sending: { about: "folio", sees: "referral.called", ends: "partner_call" },
  reconfirm_contact: { about: "folio", sees: "person.change", ends: "reconfirm" },
  followup_due: { about: "folio", sees: "followup.done", ends: "followup" },
  handover_offered: { about: "folio", sees: "handover.accept", ends: "handover" },
  errand_overdue: { about: "folio", sees: "errand.cancel", ends: "errand" },
  errand_answered: { about: "folio", sees: "errand.list", ends: "tick" },
  transfer_arrived: { about: "transfer", sees: "transfer.accept", ends: "transfer" },
  transfer_answered: { about: "folio", sees: "transfer.list", ends: "tick" },
  unanswered_referral: { about: "folio", sees: "referral.read", ends: "tick" },
  referral_held: { about: "folio", sees: "referral.read", ends: "tick" },
  glass_review: { about: "folio", sees: "glass.review", ends: "glass_review" },
  mailbox_bounced: { about: "organization", sees: "mailbox.verify", ends: "tick" },
  mailbox_complained: { about: "organization", sees: "mailbox.verify", ends: "tick" },
  mailbox_disowned: { about: "organization", sees: "mailbox.verify", ends: "tick" },
  link_guessed: { about: "folio", sees: "referral.called", ends: "partner_call" },
  mailbox_reverify: { about: "organization", sees: "mailbox.verify", ends: "tick" },
  alliance_expiring: { about: "organization", sees: "alliance.renew", ends: "tick" },
  alliance_lapsed: { about: "organization", sees: "alliance.renew", ends: "tick" },
  training_followup: { about: "training", sees: "training.follow", ends: "tick" },
  course_ending: { about: "staff", sees: "staff.certify", ends: "tick" },
  service_check: { about: "organization", sees: "verification.ask", ends: "tick" },
  verification_answered: { about: "organization", sees: "verification.accept", ends: "verification" },
} as const satisfies Record<Kind, Rule>

/** Minutes during which a tick can be undone. */
export const undoMinutes = 60

/** Why a coordinator ends a task without the action that it asks for; recorded in the audit. */
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
  staffID: idSchema("staff").nullable(),
  /** The day that it is about, such as the end of a term or of a certificate. */
  on: z.string().nullable(),
  /** The organisation's name. */
  organizationName: z.string().nullable(),
  createdAt: z.string(),
  doneAt: z.string().nullable(),
  /** Who ticked it or did what it asked for. */
  doneBy: z.string().nullable(),
  /** It was ticked, or ended without its action: that can be undone for `undoMinutes`. */
  ticked: z.boolean(),
  waiver: Waiver.nullable(),
})
export type Info = z.infer<typeof Info>

export const ListInput = page.extend({ status: z.enum(["open", "done"]).default("open") })
/** `reason`: given by a coordinator, for a task that cannot be ticked. */
export const DoneInput = z.strictObject({ taskID: TaskID, reason: Waiver.nullable().default(null) })
export const UndoInput = z.strictObject({ taskID: TaskID })
