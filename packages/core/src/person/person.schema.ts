import * as z from "zod"
import { idSchema } from "../util/ids"
import { email, line, minuteOfDay, phone, spokenLanguage, timeZone, weekday } from "../util/schema"

export const PersonID = idSchema("person")

export const Channel = z.enum(["phone", "sms", "whatsapp", "email", "third_person", "post"])
export type Channel = z.infer<typeof Channel>

const noDuplicates = { error: "duplicate" }

/** One way to reach her, and what makes it safe (dossier 7.4). */
export const ContactChannel = z
  .strictObject({
    channel: Channel,
    /** A number, an address, or who the third person is. */
    value: line(160),
    sharedWithAbuser: z.boolean().default(false),
    days: z
      .array(weekday)
      .max(7)
      .refine((days) => new Set(days).size === days.length, noDuplicates)
      .default([]),
    from: minuteOfDay.nullable().default(null),
    to: minuteOfDay.nullable().default(null),
    voicemail: z.boolean().default(false),
    mayNameConsulate: z.boolean().default(false),
    /** Our number must not show on her phone. */
    hideCallerID: z.boolean().default(false),
    safeWord: line(80).nullable().default(null),
  })
  .superRefine((channel, context) => {
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

/** Where she lives is not asked by default; a confidentiality programme's address is written as a channel of its own. */
export const Address = z.enum(["not_asked", "do_not_record", "confidentiality_programme", "safe"])
export type Address = z.infer<typeof Address>

export const SafeContact = z
  .strictObject({
    allowed: z.enum(["no", "she_calls", "yes"]),
    channels: z.array(ContactChannel).max(6).default([]),
    /** What she says when she is in danger and cannot say so. */
    dangerWord: line(40).nullable().default(null),
    address: Address.default("not_asked"),
    /** The zone of her safe hours when it is not the consulate's. */
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

/** Everything that names her; sealed as one message in the table. */
export const Info = z.object({
  personID: PersonID,
  names: Names,
  preferredName: line(100).nullable(),
  languages: z.array(spokenLanguage),
  safeContact: SafeContact,
  contactConfirmedAt: z.string(),
  /** Not confirmed for 30 days (dossier 7.4): ask again before using it. */
  contactStale: z.boolean(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

export const CreateInput = z.strictObject({
  names: Names,
  preferredName: line(100).nullable().default(null),
  languages: z
    .array(spokenLanguage)
    .min(1)
    .max(8)
    .refine((list) => new Set(list).size === list.length, noDuplicates),
  safeContact: SafeContact,
})
export const ChangeInput = z.strictObject({
  personID: PersonID,
  safeContact: SafeContact,
  /** The one that was read, where somebody else may have changed it since: then nothing is overwritten. */
  version: z.number().int().min(1).optional(),
})
export const FromIDInput = z.strictObject({ personID: PersonID })
