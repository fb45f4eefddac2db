import * as z from "zod"
import { OpenInput, Urgency } from "../../casework/casefile/casefile.schema"
import { Given } from "../../casework/consent/consent.schema"
import { Names, SafeContact } from "../../casework/person/person.schema"
import { idSchema } from "../../platform/util/ids"
import { line, page, text } from "../../platform/util/schema"
import { Place } from "../../tenancy/district/district.schema"
import { OfficeCode } from "../../tenancy/tenant/tenant.schema"

export const TransferID = idSchema("transfer")
/** The fields that may go with the woman's case; each is read to her one by one. */
export const Field = z.enum(["names", "preferred_name", "languages", "safe_contact", "needs", "county", "note"])
export type Field = z.infer<typeof Field>

/**
 * Sender: `sending` until delivered, `delivered`, then the outcome; `withdrawing` until the other side knows. Receiver:
 * `arrived`, then the outcome.
 */
export const Status = z.enum(["sending", "delivered", "withdrawing", "arrived", "accepted", "returned", "withdrawn"])
export type Status = z.infer<typeof Status>
export const ReturnReason = z.enum(["not_our_district", "her_decision", "no_contact", "no_capacity"])
export type ReturnReason = z.infer<typeof ReturnReason>

/** A transfer as lists show it, on either side: offices, dates and states. */
export const Info = z.object({
  transferID: TransferID,
  side: z.enum(["out", "in"]),
  /** The other consulate's office. */
  officeCode: z.string(),
  names: z.object({ es: z.string(), en: z.string() }),
  status: Status,
  urgency: Urgency,
  fields: z.array(Field),
  sentAt: z.string(),
  endedAt: z.string().nullable(),
  returnReason: ReturnReason.nullable(),
  casefileID: idSchema("casefile").nullable(),
})
export type Info = z.infer<typeof Info>

/** The fields that the woman allowed, and nothing else. */
export const Parcel = z.object({
  names: Names.optional(),
  preferredName: z.string().nullable().optional(),
  languages: z.array(z.string()).optional(),
  safeContact: SafeContact.optional(),
  needs: z.array(z.string()).optional(),
  place: Place.optional(),
  note: z.string().optional(),
})
export type Parcel = z.infer<typeof Parcel>
/** A received transfer, decrypted. */
export const Opened = Info.extend({ minor: z.boolean(), parcel: Parcel.nullable() })
export type Opened = z.infer<typeof Opened>

export const SendInput = z
  .strictObject({
    casefileID: idSchema("casefile"),
    officeCode: OfficeCode,
    fields: z
      .array(Field)
      .min(1)
      .max(Field.options.length)
      .refine((fields) => new Set(fields).size === fields.length, { error: "duplicate" }),
    note: text(500).nullable().default(null),
    language: z.string().regex(/^[a-z]{2,3}$/, { error: "invalid_language" }),
    given: Given,
    /** Who witnessed the woman's verbal yes. Sealed; it stays with the sender. */
    witness: line(120).nullable().default(null),
  })
  .refine(({ given, witness }) => given === "written" || witness !== null, {
    error: "witness_required",
    path: ["witness"],
  })
  .refine(({ fields, note }) => fields.includes("note") === (note !== null && note !== ""), {
    error: "note_and_field",
    path: ["note"],
  })
export const WithdrawInput = z.strictObject({ transferID: TransferID })
/** Transfers of one case file. */
export const ListInput = z.strictObject({ casefileID: idSchema("casefile") })
/** Transfers from other consulates: waiting for an answer, or answered. */
export const ArrivedInput = page.extend({ stage: z.enum(["open", "closed"]).default("open") })
export const FromIDInput = z.strictObject({ transferID: TransferID })
/** Accepting opens a new case file of this consulate's own, together with the woman, helped by what came along. */
export const AcceptInput = z.strictObject({ transferID: TransferID, file: OpenInput })
export const GiveBackInput = z.strictObject({ transferID: TransferID, reason: ReturnReason })
