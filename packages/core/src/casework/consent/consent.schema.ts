import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { instant, language, line, page } from "../../platform/util/schema"

export const ConsentID = idSchema("consent")
/** What the woman may allow one organisation to see; each field is read to her one by one. */
export const Field = z.enum(["preferred_name", "full_name", "languages", "safe_contact", "needs"])
export type Field = z.infer<typeof Field>
export const Purpose = z.enum(["referral"])
export const Given = z.enum(["written", "verbal_witnessed"])
/** The channels by which the information may travel; no other is allowed. */
export const Channel = z.enum(["partner_page", "phone", "in_person"])
export type Channel = z.infer<typeof Channel>
/** Who read the consent to the woman. */
export const ReadBy = z.enum(["officer", "interpreter", "herself"])
/** What must be discussed before consent, in this order. */
export const Question = z.enum(["goal", "confidential", "against_her", "abuser", "other_way"])
export type Question = z.infer<typeof Question>
/** What happened to the woman's copy; keeping one may not be safe. */
export const Copy = z.enum(["printed", "read", "unsafe", "unwanted"])
export const Assent = z.enum(["given", "refused", "too_young"])
/** For a girl or a boy: who consents, and whether the child agrees. The caregiver's name is sealed. */
const Minor = z
  .strictObject({
    givenBy: z.enum(["caregiver", "herself"]),
    caregiver: line(120).nullable().default(null),
    assent: Assent,
  })
  .refine((minor) => minor.givenBy === "herself" || minor.caregiver !== null, {
    error: "caregiver_required",
    path: ["caregiver"],
  })

export const Info = z.object({
  consentID: ConsentID,
  personID: idSchema("person"),
  casefileID: idSchema("casefile"),
  organizationID: idSchema("organization"),
  purpose: Purpose,
  fields: z.array(Field),
  startsAt: z.string(),
  endsAt: z.string(),
  language: z.string(),
  given: Given,
  explainedBy: z.string(),
  channels: z.array(Channel),
  readBy: ReadBy,
  talked: z.array(Question),
  copy: Copy.nullable(),
  minor: z.object({ givenBy: z.enum(["caregiver", "herself"]), assent: Assent }).nullable(),
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
  status: z.enum(["live", "future", "ended", "revoked"]),
})
export type Info = z.infer<typeof Info>

const distinct = (list: readonly string[]) => new Set(list).size === list.length

export const GiveInput = z
  .strictObject({
    casefileID: idSchema("casefile"),
    organizationID: idSchema("organization"),
    purpose: Purpose.default("referral"),
    fields: z
      .array(Field)
      .max(5)
      .refine((fields) => new Set(fields).size === fields.length, { error: "duplicate" }),
    startsAt: instant.optional(),
    endsAt: instant,
    language: z.string().regex(/^[a-z]{2,3}$/, { error: "invalid_language" }),
    given: Given,
    /** Who witnessed the woman's verbal yes. Sealed. */
    witness: line(120).nullable().default(null),
    channels: z.array(Channel).min(1).max(3).refine(distinct, { error: "duplicate" }).default(["partner_page"]),
    readBy: ReadBy.default("officer"),
    /** Who interpreted. Sealed. */
    interpreter: line(120).nullable().default(null),
    /** All questions are required: a consent is informed only about what was discussed. */
    talked: z
      .array(Question)
      .max(5)
      .refine(distinct, { error: "duplicate" })
      .refine((talked) => Question.options.every((one) => talked.includes(one)), { error: "talk_first" }),
    copy: Copy.nullable().default(null),
    minor: Minor.nullable().default(null),
  })
  .refine((consent) => consent.readBy !== "interpreter" || consent.interpreter !== null, {
    error: "interpreter_required",
    path: ["interpreter"],
  })
  .refine((consent) => consent.given === "written" || consent.witness !== null, {
    error: "witness_required",
    path: ["witness"],
  })
export const RevokeInput = z.strictObject({ consentID: ConsentID })
/** A refusal: that the question was asked, about which organisation, and nothing else. */
export const DeclineInput = z.strictObject({
  casefileID: idSchema("casefile"),
  organizationID: idSchema("organization").nullable().default(null),
})
export const Refusal = z.object({
  refusalID: idSchema("refusal"),
  casefileID: idSchema("casefile"),
  organizationID: idSchema("organization").nullable(),
  at: z.string(),
  by: z.string(),
})
export type Refusal = z.infer<typeof Refusal>

/** The woman's decision about being counted in figures that leave the consulate; separate from every other consent. */
export const Decision = z.enum(["given", "declined", "withdrawn"])
export type Decision = z.infer<typeof Decision>
export const DecideInput = z.strictObject({
  casefileID: idSchema("casefile"),
  decision: Decision,
  language: z.string().regex(/^[a-z]{2,3}$/, { error: "invalid_language" }),
})
export const Statistics = z.object({
  decision: z.union([Decision, z.literal("unasked")]),
  /** Null when nobody has asked the woman. */
  at: z.string().nullable(),
})
export type Statistics = z.infer<typeof Statistics>

export const ListInput = z.strictObject({ casefileID: idSchema("casefile") })

/** A row of the disclosure ledger: who disclosed what to whom, under which consent. */
export const Disclosure = z.object({
  disclosureID: idSchema("disclosure"),
  casefileID: idSchema("casefile"),
  organizationID: idSchema("organization"),
  referralID: idSchema("referral"),
  consentID: ConsentID,
  fields: z.array(Field),
  channel: z.enum(["digest_mail", "partner_page", "phone"]),
  at: z.string(),
  by: z.string(),
})
export type Disclosure = z.infer<typeof Disclosure>
export const LedgerInput = page.extend({ casefileID: idSchema("casefile") })
export { language }
