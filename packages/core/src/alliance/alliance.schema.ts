import * as z from "zod"
import { Hours, Schedule } from "../tenant/settings.schema"
import { idSchema } from "../util/ids"
import { country, day, email, language, page, timeZone } from "../util/schema"

export const AllianceID = idSchema("alliance")
export const MailboxID = idSchema("mailbox")
export const Kind = z.enum(["mou", "letter_of_intent", "agreement", "pale_contract", "none"])

/** The record that this consulate and an organisation work together. `endsOn` null: no end agreed. */
export const Info = z.object({
  allianceID: AllianceID,
  organizationID: idSchema("organization"),
  kind: Kind,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  endedAt: z.string().nullable(),
  status: z.enum(["in_force", "future", "lapsed", "ended"]),
  createdAt: z.string(),
})
export type Info = z.infer<typeof Info>
export const CreateInput = z
  .strictObject({
    organizationID: idSchema("organization"),
    kind: Kind,
    startsOn: day,
    endsOn: day.nullable().default(null),
  })
  .refine((alliance) => alliance.endsOn === null || alliance.startsOn <= alliance.endsOn, {
    error: "alliance_period",
    path: ["endsOn"],
  })
export const EndInput = z.strictObject({ allianceID: AllianceID })
export const ListInput = z.strictObject({ organizationID: idSchema("organization").optional() })

export const PauseReason = z.enum(["staff", "bounce", "complaint"])
export type PauseReason = z.infer<typeof PauseReason>
export const MailboxStatus = z.enum(["pending", "verified", "lapsed", "paused"])
export type MailboxStatus = z.infer<typeof MailboxStatus>

/** A role mailbox of an organisation, verified by double opt-in, with its digest's days, hour and time zone. */
export const Mailbox = z.object({
  mailboxID: MailboxID,
  organizationID: idSchema("organization"),
  email: z.string(),
  language,
  timeZone: z.string(),
  country: z.string(),
  state: z.string().nullable(),
  schedule: Schedule,
  /** Opening hours: answers are awaited in them. */
  hours: Hours,
  status: MailboxStatus,
  pauseReason: PauseReason.nullable(),
  verifiedAt: z.string().nullable(),
  /** Verification lasts 90 days. */
  verifyAgainAt: z.string().nullable(),
  nextDigestAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Mailbox = z.infer<typeof Mailbox>

const place = {
  language,
  timeZone,
  country: country.default("US"),
  state: z
    .string()
    .regex(/^[A-Z]{2,3}$/, { error: "invalid_state" })
    .nullable()
    .default(null),
  hours: Hours,
}
export const AddMailboxInput = z.strictObject({
  organizationID: idSchema("organization"),
  email,
  ...place,
  /** Null: the consulate's default schedule. */
  schedule: Schedule.nullable().default(null),
})
export const ScheduleInput = z.strictObject({ mailboxID: MailboxID, ...place, schedule: Schedule })
export const MailboxInput = z.strictObject({ mailboxID: MailboxID })
export const ListMailboxesInput = page.extend({ organizationID: idSchema("organization").optional() })

export const Token = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_.-]+$/, { error: "link_invalid" })
export const ConfirmInput = z.strictObject({ token: Token })
export const VerificationInfo = z.object({
  office: z.object({ es: z.string(), en: z.string() }),
  language,
  expiresAt: z.string(),
})
export type VerificationInfo = z.infer<typeof VerificationInfo>
