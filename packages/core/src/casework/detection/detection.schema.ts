import * as z from "zod"
import { Area } from "../../platform/actor/actor.schema"
import { idSchema } from "../../platform/util/ids"
import { line, page, phone } from "../../platform/util/schema"

export const DetectionID = idSchema("detection")
export { Area }

/** What the staff at a service window may notice, in the order of keys 1 to 9 and 0 (the list is our own design). */
export const Sign = z.enum([
  "fear",
  "injury",
  "controlled",
  "asks_help",
  "no_documents",
  "with_children",
  "unaccompanied_minor",
  "exploited",
  "digital",
  "other",
])
export type Sign = z.infer<typeof Sign>
/** The care protocol that a sign suggests (the mapping is our own design, and a person decides). */
export const pointsTo: Record<Sign, "gbv" | "nna" | "trata" | null> = {
  fear: "gbv",
  injury: "gbv",
  controlled: "gbv",
  asks_help: null,
  no_documents: "trata",
  with_children: null,
  unaccompanied_minor: "nna",
  exploited: "trata",
  digital: "gbv",
  other: null,
}

/** `yes`: later, by the safe channel recorded with it. */
export const ContactWish = z.enum(["no", "she_calls", "waits_here", "yes"])
export type ContactWish = z.infer<typeof ContactWish>
export const Channel = z.enum(["phone", "sms", "whatsapp"])
/** A number that the woman said is safe. Sealed; deleted when the detection becomes a case file or is dismissed. */
export const Reach = z.strictObject({ channel: Channel, number: phone })
export type Reach = z.infer<typeof Reach>

/** Why a detection did not become a case file: no reason blames the woman. */
export const DismissReason = z.enum(["nothing_wrong", "her_decision", "served_elsewhere", "duplicate"])
export type DismissReason = z.infer<typeof DismissReason>
export const Status = z.enum(["waiting", "taken", "became", "dismissed"])
export type Status = z.infer<typeof Status>

/** What staff at a service window noticed. No name, no narrative: from here a person accompanies the woman. */
export const Info = z.object({
  detectionID: DetectionID,
  folio: z.string(),
  area: Area,
  signs: z.array(Sign),
  askedInPrivate: z.boolean(),
  contact: ContactWish,
  /** A safe number is recorded; it is read with `detection.read`. */
  reachable: z.boolean(),
  urgent: z.boolean(),
  status: Status,
  createdAt: z.string(),
  createdBy: z.string(),
  takenBy: z.string().nullable(),
  takenAt: z.string().nullable(),
  /** Deadline by which somebody should have taken it; after that it is escalated. */
  attendBy: z.string(),
  escalated: z.boolean(),
  casefileID: idSchema("casefile").nullable(),
  dismissReason: DismissReason.nullable(),
})
export type Info = z.infer<typeof Info>

/** One detection, decrypted. */
export const Opened = Info.extend({ reach: Reach.nullable() })
export type Opened = z.infer<typeof Opened>

/** What the reporting window learns of its detection: that somebody attends to the woman, and never the outcome. */
export const Mine = z.object({
  detectionID: DetectionID,
  folio: z.string(),
  area: Area,
  urgent: z.boolean(),
  createdAt: z.string(),
  state: z.enum(["waiting", "attended"]),
})
export type Mine = z.infer<typeof Mine>

export const CreateInput = z
  .strictObject({
    area: Area,
    signs: z
      .array(Sign)
      .min(1)
      .max(Sign.options.length)
      .refine((signs) => new Set(signs).size === signs.length, { error: "duplicate" }),
    askedInPrivate: z.boolean(),
    contact: ContactWish,
    reach: Reach.nullable().default(null),
    urgent: z.boolean(),
  })
  .refine(({ contact, reach }) => contact !== "yes" || reach !== null, { error: "channel_required", path: ["reach"] })
  .refine(({ contact, reach }) => contact === "yes" || reach === null, { error: "reach_unwanted", path: ["reach"] })
/** A folio as it is said or typed at a window. */
export const DetectionFolio = line(8).regex(/^DET-[2-9A-HJKMNP-TV-Z]{4}$/, { error: "invalid_folio" })
/** `folio`: that one, whatever its status. `mine`: only those that the actor took. */
export const ListInput = page.extend({
  status: Status.default("waiting"),
  folio: DetectionFolio.optional(),
  mine: z.literal("true").optional(),
})
export const MineInput = page
export const FromIDInput = z.strictObject({ detectionID: DetectionID })
export const TakeInput = FromIDInput
export const ReleaseInput = FromIDInput
export const DismissInput = z.strictObject({ detectionID: DetectionID, reason: DismissReason })
