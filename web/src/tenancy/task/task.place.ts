import { allows, type Permission } from "@ventanilla/core/operations"
import type { Role } from "@ventanilla/core/platform/actor/schema"
import type { Info, Kind } from "@ventanilla/core/tenancy/task/schema"

type Ids = Pick<
  Info,
  "kind" | "folio" | "casefileID" | "referralID" | "organizationID" | "detectionID" | "allianceID" | "trainingID"
>
type Place = { needs: Permission; at: (task: Ids) => string }

const file =
  (tab = "") =>
  ({ casefileID }: Ids) =>
    `/casefiles/${casefileID}${tab}`
const referral: Place = { needs: "referral.read", at: ({ referralID }) => `/referrals/${referralID}` }
const detection: Place = { needs: "detection.list", at: ({ folio }) => `/detections?folio=${folio ?? ""}` }
const organization: Place = { needs: "organization.read", at: ({ organizationID }) => `/directory/${organizationID}` }
const alliance: Place = { needs: "alliance.read", at: ({ allianceID }) => `/alliances/${allianceID}` }

/** Where each task is done, and what one must be allowed to do for that page to open. */
export const places: Record<Kind, Place> = {
  danger_word: { needs: "casefile.read", at: file() },
  talk_now: { needs: "casefile.read", at: file() },
  confirm_safe: { needs: "casefile.read", at: file() },
  reconfirm_contact: { needs: "casefile.read", at: file() },
  handover_offered: { needs: "casefile.read", at: file() },
  errand_answered: { needs: "casefile.read", at: file() },
  errand_overdue: { needs: "casefile.read", at: file() },
  transfer_answered: { needs: "casefile.read", at: file() },
  followup_due: { needs: "followup.done", at: file("/care") },
  detection_urgent: detection,
  detection_unattended: detection,
  please_call: referral,
  warm_handover: referral,
  consent_revoked_after_sending: referral,
  unanswered_referral: referral,
  referral_held: referral,
  transfer_arrived: { needs: "transfer.arrived", at: () => "/transfers" },
  glass_review: { needs: "audit.list", at: () => "/audit" },
  mailbox_bounced: organization,
  mailbox_complained: organization,
  mailbox_disowned: organization,
  link_guessed: referral,
  mailbox_reverify: organization,
  service_check: organization,
  verification_answered: organization,
  alliance_expiring: alliance,
  alliance_lapsed: alliance,
  training_followup: { needs: "training.read", at: ({ trainingID }) => `/trainings/${trainingID}` },
  course_ending: { needs: "staff.list", at: () => "/staff" },
}

export const placeOf = (task: Ids): string => places[task.kind].at(task)
/** May this role open the page on which the task is done? */
export const opens = (role: Role, kind: Kind): boolean => allows(places[kind].needs, role)
