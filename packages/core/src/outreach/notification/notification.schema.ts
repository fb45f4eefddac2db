import * as z from "zod"
import { agencyKinds, agencyLevels } from "../../platform/data/training"
import { idSchema } from "../../platform/util/ids"
import { day, instant, page, timeZone } from "../../platform/util/schema"
import { version } from "../../platform/util/version"

export const NotificationID = idSchema("notification")
/** The reason for the notification (Vienna Convention on Consular Relations, articles 36 and 37). */
export const Cause = z.enum(["detention", "minor", "death", "accident"])
/** Whether the person asked that the consulate be informed; for Mexican nationals the person decides. */
export const Asked = z.enum(["yes", "no", "unknown"])

const told = {
  receivedAt: instant,
  timeZone,
  cause: Cause.default("detention"),
  agency: z.enum(agencyKinds),
  level: z.enum(agencyLevels),
  countyFips: z
    .string()
    .regex(/^\d{5}$/, { error: "invalid_place" })
    .nullable()
    .default(null),
  asked: Asked.default("unknown"),
  /** Her case file, if there is one. Only staff who read case files may set and see it. */
  casefileID: idSchema("casefile").nullable().default(null),
}
/** What the consulate did. `missed`: the authority did not inform it; it learned of the case otherwise and complained. */
const followed = {
  contactedAt: instant.nullable().default(null),
  visitedOn: day.nullable().default(null),
  missed: z.boolean().default(false),
}

export const RecordInput = z.strictObject({ ...told, ...followed })
export const FromIDInput = z.strictObject({ notificationID: NotificationID })
export const FollowInput = z.strictObject({ ...FromIDInput.shape, ...followed, version })
export const ListInput = page
  .extend({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })
export const SummaryInput = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })

/** One notification: an authority informed the consulate of a national, who is not named here. */
export const Info = z.object({
  notificationID: NotificationID,
  ...told,
  ...followed,
  /** Minutes from the notice to the first contact with the person. */
  minutes: z.number().int().nullable(),
  receivedOn: z.string(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>
export type Told = Pick<Info, "receivedAt" | "timeZone" | "countyFips" | "contactedAt" | "visitedOn">

/**
 * By kind of agency: how many, how many were reached, the median minutes until then, and how often the authority did
 * not inform the consulate.
 */
export const Summary = z.object({
  agencies: z.array(
    z.object({
      agency: z.enum(agencyKinds),
      received: z.number().int(),
      contacted: z.number().int(),
      medianMinutes: z.number().nullable(),
      missed: z.number().int(),
    }),
  ),
})
export type Summary = z.infer<typeof Summary>
