import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import {
  country,
  day,
  email,
  language,
  line,
  page,
  phone,
  spokenLanguage,
  text,
  timeZone,
} from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Hours, Schedule } from "../../tenancy/tenant/settings.schema"

export const AllianceID = idSchema("alliance")
export const MailboxID = idSchema("mailbox")
export const Kind = z.enum(["mou", "letter_of_intent", "agreement", "pale_contract", "none"])
export type Kind = z.infer<typeof Kind>

/**
 * Consultoría Jurídica must give its opinion on whatever binds the ministry; a letter or a contract for services needs
 * none.
 */
export function needsOpinion(kind: Kind): boolean {
  switch (kind) {
    case "mou":
    case "agreement":
      return true
    case "letter_of_intent":
    case "pale_contract":
    case "none":
      return false
    default:
      return kind satisfies never
  }
}

/** In headquarters' words: borrador → en dictamen → firmado → vigente → por vencer → vencido → terminado. */
export const Status = z.enum(["draft", "in_opinion", "signed", "in_force", "expiring", "lapsed", "ended"])
export type Status = z.infer<typeof Status>
/** In these states, referrals may be sent to the organisation. */
export const holds = (status: Status): boolean => status === "in_force" || status === "expiring"

/** The legal opinion of headquarters: its number and day. */
export const Opinion = z.strictObject({ number: line(40), on: day })
export type Opinion = z.infer<typeof Opinion>
/** A contact at work, by function: no private address. */
export const FocalPoint = z.strictObject({
  role: line(80),
  name: line(80).nullable().default(null),
  email: email.nullable().default(null),
  phone: phone.nullable().default(null),
})
export type FocalPoint = z.infer<typeof FocalPoint>
/** The content of the instrument, besides its dates. */
export const Terms = z.strictObject({
  object: text(600).default(""),
  /** Besides this consulate and the organisation. */
  parties: z.array(line(120)).max(6).default([]),
  signatory: z
    .strictObject({ name: line(80), position: line(80) })
    .nullable()
    .default(null),
  focalPoints: z.array(FocalPoint).max(5).default([]),
  /** Does the instrument say what may be shared about a woman, and how? */
  dataSharing: z.boolean().default(false),
  languages: z.array(spokenLanguage).max(6).default([]),
})
export type Terms = z.infer<typeof Terms>
const autoRenewMonths = z.number().int().min(1).max(60).nullable().default(null)
export const firstTerms: Terms = Terms.parse({})

/** The record that this consulate and an organisation work together. `endsOn` null: no end agreed. */
export const Info = z.object({
  allianceID: AllianceID,
  organizationID: idSchema("organization"),
  kind: Kind,
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  autoRenewMonths: z.number().nullable(),
  /** The last day of the current term: moves when the alliance renews itself. */
  runsUntil: z.string().nullable(),
  daysLeft: z.number().int().nullable(),
  signedOn: z.string().nullable(),
  opinionAskedOn: z.string().nullable(),
  opinion: Opinion.nullable(),
  endedAt: z.string().nullable(),
  status: Status,
  terms: Terms,
  /** The agreement that this one follows, and the one that follows it. */
  supersedes: AllianceID.nullable(),
  successorID: AllianceID.nullable(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

const ordered = (term: { startsOn: string; endsOn: string | null }) =>
  term.endsOn === null || term.startsOn <= term.endsOn
const period = { error: "alliance_period", path: ["endsOn"] }
export const CreateInput = z
  .strictObject({
    organizationID: idSchema("organization"),
    kind: Kind,
    /** `signed`: already signed on paper. */
    stage: z.enum(["draft", "signed"]).default("signed"),
    startsOn: day,
    endsOn: day.nullable().default(null),
    autoRenewMonths,
    /** Null: the first day of the agreement, or today when that is still to come. */
    signedOn: day.nullable().default(null),
    opinion: Opinion.nullable().default(null),
    terms: Terms.default(firstTerms),
  })
  .refine(ordered, period)
export const FromIDInput = z.strictObject({ allianceID: AllianceID })
export const EndInput = FromIDInput
export const ChangeBody = z.strictObject({ version, terms: Terms })
export const ChangeInput = ChangeBody.extend({ allianceID: AllianceID })
/**
 * A step applies to the instrument as it was read: its terms and the lawyers' opinion are what is submitted, given back
 * or signed.
 */
export const StepBody = z.strictObject({ version })
export const StepInput = StepBody.extend({ allianceID: AllianceID })
export const OpineBody = StepBody.extend({ opinion: Opinion })
export const OpineInput = OpineBody.extend({ allianceID: AllianceID })
const signing = { version, signedOn: day, startsOn: day, endsOn: day.nullable().default(null), autoRenewMonths }
export const SignBody = z.strictObject(signing).refine(ordered, period)
export const SignInput = z.strictObject({ ...signing, allianceID: AllianceID }).refine(ordered, period)
/** A signed successor: it begins the day after this one ends, or on a later day when that is past. */
export const RenewBody = z.strictObject({
  version,
  kind: Kind,
  signedOn: day,
  startsOn: day.nullable().default(null),
  endsOn: day.nullable().default(null),
  autoRenewMonths,
  opinion: Opinion.nullable().default(null),
})
export const RenewInput = RenewBody.extend({ allianceID: AllianceID })
export const ListInput = z.strictObject({ organizationID: idSchema("organization").optional() })

export const PauseReason = z.enum(["staff", "bounce", "complaint", "disowned"])
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
  /** Opening hours: the time to answer is counted in them. */
  hours: Hours,
  status: MailboxStatus,
  pauseReason: PauseReason.nullable(),
  verifiedAt: z.string().nullable(),
  /** Verification lasts 90 days. */
  verifyAgainAt: z.string().nullable(),
  nextDigestAt: z.string().nullable(),
  /** Links in mails up to this instant no longer open. */
  linksClosedAt: z.string().nullable(),
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
export const ScheduleInput = z.strictObject({ mailboxID: MailboxID, ...place, schedule: Schedule, version })
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
