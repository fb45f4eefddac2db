import * as z from "zod"
import { Area } from "../../platform/actor/actor.schema"
import { categoryKeys } from "../../platform/data/categories"
import { idSchema } from "../../platform/util/ids"
import { instant, page, text } from "../../platform/util/schema"

export const AssistanceID = idSchema("assistance")
export const Category = z.enum(categoryKeys)
/** The outcome of a service. That the woman declined it, had it already, or that there was none are answers, not gaps. */
export const Outcome = z.enum(["given", "declined", "not_available", "already_receiving"])
export type Outcome = z.infer<typeof Outcome>

/** A service of the consulate or of an organisation, given or not. */
export const Info = z.object({
  assistanceID: AssistanceID,
  casefileID: idSchema("casefile"),
  category: Category,
  outcome: Outcome,
  area: Area.nullable(),
  organizationID: idSchema("organization").nullable(),
  at: z.string(),
  by: z.string(),
  note: z.string().nullable(),
  hidden: z.boolean(),
})
export type Info = z.infer<typeof Info>

export const RecordInput = z
  .strictObject({
    casefileID: idSchema("casefile"),
    category: Category,
    outcome: Outcome,
    /** The area of the consulate that gave it, or the organisation; neither when nobody did. */
    area: Area.nullable().default(null),
    organizationID: idSchema("organization").nullable().default(null),
    at: instant.nullable().default(null),
    note: text(300).nullable().default(null),
  })
  .refine(({ area, organizationID }) => area === null || organizationID === null, {
    error: "one_giver",
    path: ["organizationID"],
  })
  .refine(({ outcome, area, organizationID }) => outcome !== "given" || area !== null || organizationID !== null, {
    error: "giver_required",
    path: ["area"],
  })
export const ListInput = page.extend({ casefileID: idSchema("casefile") })
