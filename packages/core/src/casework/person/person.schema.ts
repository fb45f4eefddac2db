import * as z from "zod"
import { mexicanStateCodes } from "../../platform/data/mexican-states"
import { idSchema } from "../../platform/util/ids"
import { isTimed } from "../../platform/util/safe-times"
import { day, email, line, minuteOfDay, phone, spokenLanguage, timeZone, weekday } from "../../platform/util/schema"
import { version } from "../../platform/util/version"

export const PersonID = idSchema("person")

export const Channel = z.enum(["phone", "sms", "whatsapp", "email", "third_person", "post"])
export type Channel = z.infer<typeof Channel>

const noDuplicates = { error: "duplicate" }

/** One way to reach the woman, and what makes it safe. */
export const ContactChannel = z
  .strictObject({
    channel: Channel,
    /** A number, an address, or the name of the third person. */
    value: line(160),
    sharedWithAbuser: z.boolean().default(false),
    days: z
      .array(weekday)
      .max(7)
      .refine((days) => new Set(days).size === days.length, noDuplicates)
      .default([]),
    from: minuteOfDay.nullable().default(null),
    to: minuteOfDay.nullable().default(null),
    /** She said that any day and hour is safe. When false and no times are chosen, nobody has asked. */
    anyTime: z.boolean().default(false),
    voicemail: z.boolean().default(false),
    mayNameConsulate: z.boolean().default(false),
    /** The consulate's number must not show on her phone. */
    hideCallerID: z.boolean().default(false),
    safeWord: line(80).nullable().default(null),
  })
  .superRefine((channel, context) => {
    if (channel.anyTime && isTimed(channel))
      context.addIssue({ code: "custom", path: ["anyTime"], message: "any_time_and_hours" })
    const isWords = channel.channel === "third_person" || channel.channel === "post"
    const rule = channel.channel === "email" ? email : isWords ? line(160) : phone
    if (!rule.safeParse(channel.value).success) {
      context.addIssue({
        code: "custom",
        path: ["value"],
        message: channel.channel === "email" ? "invalid_email" : "invalid_phone",
      })
    }
  })
export type ContactChannel = z.infer<typeof ContactChannel>

/** Her home address is not asked by default; the address of a confidentiality programme is recorded as a channel. */
export const Address = z.enum(["not_asked", "do_not_record", "confidentiality_programme", "safe"])
export type Address = z.infer<typeof Address>

export const SafeContact = z
  .strictObject({
    allowed: z.enum(["no", "she_calls", "yes"]),
    channels: z.array(ContactChannel).max(6).default([]),
    /** The word the woman uses when she is in danger and cannot say so. */
    dangerWord: line(40).nullable().default(null),
    address: Address.default("not_asked"),
    /** The time zone of her safe hours, when it is not the consulate's. */
    timeZone: timeZone.nullable().default(null),
  })
  .refine(
    (contact) => contact.address !== "do_not_record" || contact.channels.every(({ channel }) => channel !== "post"),
    {
      error: "address_not_recorded",
      path: ["channels"],
    },
  )
  .refine((contact) => contact.allowed !== "yes" || contact.channels.length > 0, {
    error: "channel_required",
    path: ["channels"],
  })
export type SafeContact = z.infer<typeof SafeContact>

export const Names = z.strictObject({
  given: line(100),
  firstSurname: line(100),
  secondSurname: line(100).nullable().default(null),
})

/** The birth as far as it is known: the day, only the year, or an age stated or estimated on a given day. */
export const Birth = z.discriminatedUnion("known", [
  z.strictObject({ known: z.literal("day"), date: day }),
  z.strictObject({ known: z.literal("year"), year: z.number().int().min(1900).max(2099) }),
  z.strictObject({ known: z.literal("age"), age: z.number().int().min(0).max(120), on: day }),
])
export type Birth = z.infer<typeof Birth>

export const DocumentKind = z.enum(["passport", "matricula", "curp", "birth_certificate", "ine", "other"])
/** A document that proves identity and Mexican nationality; never an immigration document. */
export const Document = z.strictObject({ kind: DocumentKind, number: line(40) })
export type Document = z.infer<typeof Document>

/** The woman's identity, apart from how to reach her. There is no field for immigration status. */
const Identity = z.strictObject({
  names: Names,
  preferredName: line(100).nullable().default(null),
  /** Maiden name, alias, or the name on another document. */
  otherNames: z.array(line(100)).max(3).default([]),
  birth: Birth.nullable().default(null),
  documents: z.array(Document).max(6).default([]),
  /** The Mexican state the woman comes from. */
  originState: z.enum(mexicanStateCodes).nullable().default(null),
  languages: z
    .array(spokenLanguage)
    .min(1)
    .max(8)
    .refine((list) => new Set(list).size === list.length, noDuplicates),
})
export type Identity = z.infer<typeof Identity>

/** Everything that identifies the woman; sealed as one message in the table. */
export const Info = z.object({
  personID: PersonID,
  names: Names,
  preferredName: line(100).nullable(),
  otherNames: z.array(line(100)),
  birth: Birth.nullable(),
  documents: z.array(Document),
  originState: z.enum(mexicanStateCodes).nullable(),
  languages: z.array(spokenLanguage),
  /** A girl, boy or adolescent, by date of birth or because it was recorded: open to staff who have that duty. */
  minor: z.boolean(),
  safeContact: SafeContact,
  contactConfirmedAt: z.string(),
  /** Not confirmed for 30 days, or not since two records were merged: ask again before using it. */
  contactStale: z.boolean(),
  /** Records merged into this one, and when. */
  absorbed: z.array(z.object({ personID: PersonID, at: z.string() })),
  /** When a legal hold was placed; while it is in force, nothing of hers is erased. */
  heldAt: z.string().nullable(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

export const CreateInput = Identity.extend({ safeContact: SafeContact })
export const ChangeInput = z.strictObject({
  personID: PersonID,
  safeContact: SafeContact,
  version,
})
export const FromIDInput = z.strictObject({ personID: PersonID })

/** The corrected identity. */
export const IdentifyInput = Identity.extend({ personID: PersonID, version })

/**
 * A consent given in one record and withdrawn in another record of the same woman: it does not count until she gives it
 * again.
 */
export type Suspended = { organizationID: string; at: string; otherID: string }

/** Why nothing of the woman's may be erased for now. */
export const HoldReason = z.enum(["court", "investigation", "her_request", "headquarters"])
export const HoldInput = z.strictObject({ personID: PersonID, reason: HoldReason.nullable() })

/** Why two records may be of one woman; given as words, never as a score. */
export const AlikeReason = z.enum([
  "same_document",
  "same_phone",
  "same_email",
  "same_name_and_birth",
  "same_name_and_year",
  "same_name",
  "similar_name",
  "part_of_name",
])
export type AlikeReason = z.infer<typeof AlikeReason>

/** What is known of the woman so far, as it is typed: any part may be missing. */
export const AlikeInput = z.strictObject({
  names: z
    .strictObject({ given: line(100, 0), firstSurname: line(100, 0), secondSurname: line(100, 0).nullable() })
    .partial()
    .default({}),
  preferredName: line(100).nullable().default(null),
  otherNames: z.array(line(100)).max(3).default([]),
  birth: Birth.nullable().default(null),
  documents: z.array(Document).max(6).default([]),
  phones: z.array(phone).max(6).default([]),
  emails: z.array(email).max(6).default([]),
})
