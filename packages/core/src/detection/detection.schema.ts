import * as z from "zod"
import { Area } from "../actor/actor.schema"
import { idSchema } from "../util/ids"
import { page } from "../util/schema"

export const DetectionID = idSchema("detection")
export { Area }
export const Sign = z.enum(["fear", "injury", "controlled", "asks_help", "no_documents", "with_children", "other"])
export type Sign = z.infer<typeof Sign>
export const ContactWish = z.enum(["no", "she_calls", "waits_here", "yes"])

/** What a window noticed. No name, no narrative, no contact: she is accompanied from here, by a person. */
export const Info = z.object({
  detectionID: DetectionID,
  folio: z.string(),
  area: Area,
  signs: z.array(Sign),
  askedInPrivate: z.boolean(),
  contact: ContactWish,
  urgent: z.boolean(),
  status: z.enum(["waiting", "taken"]),
  createdAt: z.string(),
  createdBy: z.string(),
  takenBy: z.string().nullable(),
  takenAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

export const CreateInput = z.strictObject({
  area: Area,
  signs: z
    .array(Sign)
    .min(1)
    .max(7)
    .refine((signs) => new Set(signs).size === signs.length, { error: "duplicate" }),
  askedInPrivate: z.boolean(),
  contact: ContactWish,
  urgent: z.boolean(),
})
export const ListInput = page.extend({ status: z.enum(["waiting", "taken"]).default("waiting") })
export const TakeInput = z.strictObject({ detectionID: DetectionID })
