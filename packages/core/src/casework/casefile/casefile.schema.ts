import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import { idSchema } from "../../platform/util/ids"
import { page } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Area } from "../detection/detection.schema"
import { PersonID, CreateInput as PersonInput } from "../person/person.schema"

export const CaseFileID = idSchema("casefile")
export const Folio = z.string().regex(/^VAIM-[2-9A-HJKMNP-TV-Z]{4}$/, { error: "invalid_folio" })
export const Urgency = z.enum(["urgent", "soon", "routine"])
export type Urgency = z.infer<typeof Urgency>
export const CloseReason = z.enum([
  "needs_met",
  "her_decision",
  "moved",
  "transferred",
  "lost_contact",
  "opened_by_mistake",
])

const Needs = z
  .array(z.enum(categoryKeys))
  .min(1)
  .max(12)
  .refine((needs) => new Set(needs).size === needs.length, { error: "duplicate" })

/** A case file without anything that identifies the woman; her person record does that. */
export const Info = z.object({
  casefileID: CaseFileID,
  folio: Folio,
  personID: PersonID,
  status: z.enum(["open", "closed"]),
  urgency: Urgency,
  needs: Needs,
  area: Area,
  minor: z.boolean(),
  assignedTo: idSchema("staff").nullable(),
  detectionID: idSchema("detection").nullable(),
  openedAt: z.string(),
  openedBy: z.string(),
  closedAt: z.string().nullable(),
  closeReason: CloseReason.nullable(),
  /** When the first of its open follow-ups is due; null when there is none, and while the file is closed. */
  nextAt: z.string().nullable(),
  /** When the woman was last reached, by any channel. */
  reachedAt: z.string().nullable(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

/**
 * One case file as its page shows it: `erasedAt` is set when the woman's identity was erased and only numbers are left.
 */
export const Shown = Info.extend({ erasedAt: z.string().nullable() })
export type Shown = z.infer<typeof Shown>

/**
 * A new person, or one who already has a case file. `distinct`: similar records that somebody has looked at and found
 * to be other people.
 */
export const OpenInput = z
  .strictObject({
    person: PersonInput.optional(),
    personID: PersonID.optional(),
    distinct: z.array(PersonID).max(20).default([]),
    urgency: Urgency,
    needs: Needs,
    area: Area,
    minor: z.boolean().default(false),
    /** The detection from which the file is opened; the detection becomes this file. */
    detectionID: idSchema("detection").nullable().default(null),
  })
  .refine(({ person, personID }) => (person === undefined) !== (personID === undefined), {
    error: "one_person",
    path: ["person"],
  })
export const ChangeInput = z.strictObject({ casefileID: CaseFileID, urgency: Urgency, needs: Needs, version })
export const AssignInput = z.strictObject({ casefileID: CaseFileID, staffID: idSchema("staff") })
export const CloseInput = z.strictObject({ casefileID: CaseFileID, reason: CloseReason })
export const ReopenInput = z.strictObject({ casefileID: CaseFileID })
export const FromIDInput = z.strictObject({ casefileID: CaseFileID })
/**
 * Sort order: most or least urgent first and, within an urgency, longest or shortest waiting first; or by date of
 * opening. Each order has its index.
 */
export const ListSort = z.enum(["urgency", "routine", "newest", "oldest"])
export type ListSort = z.infer<typeof ListSort>
export const ListInput = page.extend({
  status: z.enum(["open", "closed"]).default("open"),
  sort: ListSort.default("urgency"),
  urgency: Urgency.optional(),
  mine: z.enum(["true", "false"]).optional(),
  /** Only files carried by this account. */
  owner: idSchema("staff").optional(),
  folio: Folio.optional(),
})
/** Counts the files that a list with the same filters would show, whatever their urgency. */
export const CountInput = z.strictObject(ListInput.pick({ status: true, mine: true, owner: true }).shape)
export const Count = z.object({ urgent: z.number().int(), soon: z.number().int(), routine: z.number().int() })
export type Count = z.infer<typeof Count>
