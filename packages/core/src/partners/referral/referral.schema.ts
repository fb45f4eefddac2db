import * as z from "zod"
import { Urgency } from "../../casework/casefile/casefile.schema"
import { Field } from "../../casework/consent/consent.schema"
import { Names, SafeContact } from "../../casework/person/person.schema"
import { Urgent } from "../../casework/sheet/sheet.schema"
import { Capacity } from "../../directory/directory/directory.schema"
import { categoryKeys } from "../../platform/data/categories"
import { idSchema } from "../../platform/util/ids"
import { page } from "../../platform/util/schema"

export const ReferralID = idSchema("referral")
export const Folio = z.string().regex(/^CAN-[2-9A-HJKMNP-TV-Z]{4}$/, { error: "invalid_folio" })
export const HoldReason = z.enum([
  "consent_ended",
  "consent_revoked",
  "alliance_lapsed",
  "mailbox_not_ready",
  "casefile_closed",
])
export type HoldReason = z.infer<typeof HoldReason>
export const DeclineReason = z.enum([
  "no_capacity",
  "not_our_service",
  "not_our_area",
  "language",
  "eligibility",
  "other",
])
export const Outcome = z.enum(["served", "partly_served", "not_served", "her_decision"])
export const WithdrawReason = z.enum([
  "her_decision",
  "re_referred",
  "consent_revoked",
  "no_longer_needed",
  "made_by_mistake",
])

const at = z.string()
/** The state as a union: each member has only the fields of its status. */
export const State = z.discriminatedUnion("status", [
  z.object({ status: z.literal("draft") }),
  z.object({ status: z.literal("ready"), readyAt: at }),
  z.object({ status: z.literal("held"), readyAt: at, heldAt: at, reason: HoldReason }),
  z.object({ status: z.literal("sent"), readyAt: at, sentAt: at, reminders: z.number().int() }),
  z.object({ status: z.literal("opened"), readyAt: at, sentAt: at, openedAt: at, reminders: z.number().int() }),
  z.object({ status: z.literal("accepted"), sentAt: at, answeredAt: at }),
  z.object({ status: z.literal("declined"), sentAt: at, answeredAt: at, reason: DeclineReason }),
  z.object({ status: z.literal("in_service"), sentAt: at, answeredAt: at, startedAt: at }),
  z.object({ status: z.literal("completed"), sentAt: at, answeredAt: at, completedAt: at, outcome: Outcome }),
  z.object({ status: z.literal("unknown_by_confidentiality"), sentAt: at, answeredAt: at }),
  /**
   * The woman revoked her consent after the referral was sent: nothing is done with it until staff have told the
   * organisation.
   */
  z.object({ status: z.literal("consent_withdrawn"), sentAt: at, withdrawnAt: at }),
  z.object({ status: z.literal("withdrawn"), withdrawnAt: at, reason: WithdrawReason }),
  z.object({ status: z.literal("expired"), expiredAt: at }),
])
export type State = z.infer<typeof State>
export type Status = State["status"]
export const statuses = State.options.map((option) => option.shape.status.value) as [Status, ...Status[]]

export const Happening = z.enum([
  "made",
  "released",
  "held",
  "sent",
  "reminded",
  "received",
  "accepted",
  "declined",
  "asked_to_call",
  "called",
  "unconfirmed",
  "shown",
  "escalated",
  "started",
  "completed",
  "taken_back",
  "consent_withdrawn",
  "withdrawn",
  "expired",
  "bounced",
])
export const TimelineEntry = z.object({ at, what: Happening, by: z.string(), note: z.string().nullable() })
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const Info = z.object({
  referralID: ReferralID,
  folio: Folio,
  casefileID: idSchema("casefile"),
  casefileFolio: z.string(),
  personID: idSchema("person"),
  organizationID: idSchema("organization"),
  organizationName: z.string(),
  serviceID: idSchema("service"),
  category: z.enum(categoryKeys),
  mailboxID: idSchema("mailbox"),
  consentID: idSchema("consent"),
  urgency: Urgency,
  state: State,
  /** The woman's consent as it is now: unless it is live, nothing is done with an open referral. */
  consent: z.enum(["live", "future", "ended", "revoked"]),
  /** The partner asked for a call and staff have not called yet. */
  callRequestedAt: z.string().nullable(),
  escalatedAt: z.string().nullable(),
  timeline: z.array(TimelineEntry),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

export const MakeInput = z.strictObject({
  casefileID: idSchema("casefile"),
  serviceID: idSchema("service"),
  organizationID: idSchema("organization"),
  consentID: idSchema("consent"),
  urgency: Urgency,
  /** Why the need is urgent, when the woman has not accepted protection yet. */
  urgentReason: Urgent.nullable().default(null),
  /** A draft waits for `release`. */
  draft: z.boolean().default(false),
})
export const FromIDInput = z.strictObject({ referralID: ReferralID })
export const WithdrawInput = z.strictObject({ referralID: ReferralID, reason: WithdrawReason })
/** Why staff called the organisation: determines the tasks that the call ends. */
export const CalledInput = z.strictObject({
  referralID: ReferralID,
  about: z.enum(["please_call", "warm_handover", "consent_revoked_after_sending", "link_guessed"]),
})
export const CompleteInput = z.strictObject({
  referralID: ReferralID,
  outcome: z.union([Outcome, z.literal("unknown_by_confidentiality")]),
})
export const ListInput = page.extend({
  status: z.enum(statuses).optional(),
  group: z.enum(["open", "unanswered", "closed"]).default("open"),
  casefileID: idSchema("casefile").optional(),
  folio: Folio.optional(),
})

/** The partner's view: nothing in it can identify the woman. */
export const WaitingItem = z.object({
  referralID: ReferralID,
  folio: Folio,
  /** Null once there is nothing to do with the referral. */
  category: z.enum(categoryKeys).nullable(),
  status: z.enum(["sent", "opened", "accepted", "in_service", "declined", "withdrawn"]),
  /** Before an answer: what the woman agreed to show and does not identify her. Null: she did not agree. */
  languages: z.array(z.string()).nullable(),
  needs: z.array(z.enum(categoryKeys)).nullable(),
  /** Until when the answer may be taken back. */
  undoUntil: z.string().nullable(),
  sentAt: at,
  reminders: z.number().int(),
  answerBy: at,
  canShow: z.boolean(),
})
export type WaitingItem = z.infer<typeof WaitingItem>
export const WaitingInfo = z.object({
  office: z.object({ es: z.string(), en: z.string() }),
  officePhone: z.string().nullable(),
  language: z.enum(["es", "en"]),
  timeZone: z.string(),
  validUntil: at,
  capacity: z.object({ status: Capacity, until: z.string().nullable(), statedAt: z.string().nullable() }),
  items: z.array(WaitingItem),
})
export type WaitingInfo = z.infer<typeof WaitingInfo>
export const DeclineInput = z.strictObject({ referralID: ReferralID, reason: DeclineReason })
export const ShowInput = z.strictObject({
  referralID: ReferralID,
  code: z.string().regex(/^\d{6}$/, { error: "invalid_code" }),
})
export const ShownInput = z.strictObject({ disclosureID: idSchema("disclosure") })

/** What a partner sees after the code: the fields in the consent and no others. */
export const Shown = z.object({
  folio: Folio,
  fields: z.array(Field),
  until: at,
  names: Names.optional(),
  preferredName: z.string().nullable().optional(),
  languages: z.array(z.string()).optional(),
  safeContact: SafeContact.optional(),
  needs: z.array(z.string()).optional(),
})
export type Shown = z.infer<typeof Shown>
