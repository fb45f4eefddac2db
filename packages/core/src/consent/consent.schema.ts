import * as z from "zod"
import { idSchema } from "../util/ids"
import { instant, language, line, page } from "../util/schema"

export const ConsentID = idSchema("consent")
/** What she may allow one organisation to see; each is named to her one by one. */
export const Field = z.enum(["preferred_name", "full_name", "languages", "safe_contact", "needs"])
export type Field = z.infer<typeof Field>
export const Purpose = z.enum(["referral"])
export const Given = z.enum(["written", "verbal_witnessed"])

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
  revokedAt: z.string().nullable(),
  createdAt: z.string(),
  status: z.enum(["live", "future", "ended", "revoked"]),
})
export type Info = z.infer<typeof Info>

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
    /** Who heard her say yes, when it was not written. Sealed. */
    witness: line(120).nullable().default(null),
  })
  .refine((consent) => consent.given === "written" || consent.witness !== null, {
    error: "witness_required",
    path: ["witness"],
  })
export const RevokeInput = z.strictObject({ consentID: ConsentID })
export const ListInput = z.strictObject({ casefileID: idSchema("casefile") })

/** A row of the ledger: who showed what to whom, under which consent. */
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
