import * as z from "zod"
import { Eligibility, Known, Phone, ServiceDetails } from "../../directory/directory/directory.schema"
import { idSchema } from "../../platform/util/ids"
import { day, language, line, page, phone, spokenLanguage, text } from "../../platform/util/schema"
import { version } from "../../platform/util/version"

export const VerificationID = idSchema("verification")
const organizationID = idSchema("organization")
const serviceID = idSchema("service")

/** Staff have verified, by a call or a visit, that these services are correct. */
export const AssureInput = z.strictObject({
  organizationID,
  serviceIDs: z
    .array(serviceID)
    .min(1)
    .max(50)
    .refine((list) => new Set(list).size === list.length, { error: "duplicate" }),
})
export const AskInput = z.strictObject({ organizationID })

const Fields = z.strictObject({
  phone: phone.optional(),
  languages: z.array(spokenLanguage).min(1).max(12).optional(),
  undocumented: Known.optional(),
  identification: z.enum(["none", "any", "official", "unknown"]).optional(),
  children: Known.optional(),
  boysMaxAge: z.number().int().min(0).max(17).nullable().optional(),
  pets: Known.optional(),
  fee: z.enum(["free", "sliding", "fee", "unknown"]).optional(),
  always: z.boolean().optional(),
  hoursNote: line(250).optional(),
  /** The service is no longer offered. */
  gone: z.literal(true).optional(),
  note: text(500).optional(),
})
/** What the organisation says has changed. Only the given fields change, and only when staff accept. */
export const Changes = Fields.refine((changes) => Object.values(changes).some((value) => value !== undefined), {
  error: "nothing_changed",
})
export type Changes = z.infer<typeof Changes>

export const Token = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+$/, { error: "link_invalid" })
export const LookInput = z.strictObject({ token: Token })
export const AnswerInput = z.strictObject({
  token: Token,
  /**
   * The version of the page that was read: an answer about services that were changed since would be about other
   * content.
   */
  version,
  /** Still correct. */
  correct: z.array(serviceID).max(50).default([]),
  /** Changed. */
  changes: z
    .array(z.strictObject({ serviceID, changes: Changes }))
    .max(50)
    .default([]),
})

export const Status = z.enum(["asked", "answered", "confirmed", "accepted", "rejected"])
export const Info = z.object({
  verificationID: VerificationID,
  organizationID,
  organization: z.string(),
  status: Status,
  askedAt: z.string(),
  expiresAt: z.string(),
  answeredAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  confirmed: z.array(serviceID),
  proposed: z.array(
    z.object({
      serviceID,
      service: z.string(),
      changes: Changes,
      /** The current content of each field, as far as a proposal can express it. */
      stands: Fields,
      /** Fields changed here after the organisation answered; they stay when the answer is accepted. */
      newer: z.array(Fields.keyof()),
    }),
  ),
})
export type Info = z.infer<typeof Info>
export const ListInput = page.extend({ side: z.enum(["open", "done"]).default("open") })
export const FromIDInput = z.strictObject({ verificationID: VerificationID })

/**
 * What the page behind the link shows: the entries of the organisation's services, and nothing else of the consulate.
 */
export const Page = z.object({
  office: z.object({ es: z.string(), en: z.string() }),
  language,
  expiresAt: z.string(),
  organization: z.string(),
  version: z.number().int(),
  services: z.array(
    z.object({
      serviceID,
      name: z.string(),
      category: z.string(),
      phones: z.array(Phone),
      languages: z.array(z.string()),
      eligibility: Eligibility,
      fee: z.enum(["free", "sliding", "fee", "unknown"]),
      hours: ServiceDetails.shape.hours,
    }),
  ),
})
export type Page = z.infer<typeof Page>

/** What went wrong; a choice without free text, so that nobody is named. */
export const TroubleKind = z.enum([
  "refused_for_status",
  "asked_for_papers",
  "charged",
  "no_interpreter",
  "mistreated",
  "wrong_contact",
  "closed_down",
])
export type TroubleKind = z.infer<typeof TroubleKind>
export const TroubleOutcome = z.enum(["talked", "mistaken", "changed"])
export type TroubleOutcome = z.infer<typeof TroubleOutcome>
export const NoteInput = z.strictObject({ organizationID, serviceID, kind: TroubleKind, on: day })
export const TroublesInput = z.strictObject({ organizationID })
export const ClearInput = z.strictObject({ organizationID, incidentID: idSchema("incident"), outcome: TroubleOutcome })
export const Trouble = z.object({
  incidentID: idSchema("incident"),
  organizationID,
  serviceID,
  kind: TroubleKind,
  on: z.string(),
  notedAt: z.string(),
  clearedAt: z.string().nullable(),
  outcome: TroubleOutcome.nullable(),
})
export type Trouble = z.infer<typeof Trouble>
