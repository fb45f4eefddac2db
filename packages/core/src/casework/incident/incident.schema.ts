import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { day, line, month, text } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { EntryKey, entryKeys } from "../../tenancy/catalogue/catalogue.schema"

export const IncidentID = idSchema("incident")

/** When it happened, as exactly as the woman can say. `ongoing`: it has continued since then. */
export const When = z.discriminatedUnion("precision", [
  z.strictObject({ precision: z.literal("day"), day, ongoing: z.boolean().default(false) }),
  z.strictObject({ precision: z.literal("month"), month, ongoing: z.boolean().default(false) }),
  z.strictObject({
    precision: z.literal("year"),
    year: z.number().int().min(1940).max(2100),
    ongoing: z.boolean().default(false),
  }),
  z.strictObject({ precision: z.literal("unknown") }),
])
export type When = z.infer<typeof When>

export const Reported = z.enum(["not_reported", "wants_to", "does_not_want", "reported", "turned_away", "unknown"])

/** Who did it, by what statistics need; a name only if the woman wants it recorded, and sealed like the rest. */
export const Perpetrator = z.strictObject({
  /** A key of the catalogue `relationship`. */
  relationship: EntryKey.nullable().default(null),
  /** A key of the catalogue `age_group`. */
  ageGroup: EntryKey.nullable().default(null),
  /** How many perpetrators there were; null when not known. */
  number: z.number().int().min(1).max(99).nullable().default(null),
  name: line(120).nullable().default(null),
  /** Works for the police or another authority: whom the woman can turn to depends on it. */
  authority: z.boolean().default(false),
})
export type Perpetrator = z.infer<typeof Perpetrator>

/** Maximum length in characters: the note may be subpoenaed, and should read well to the woman. */
export const narrativeMost = 1000

const facts = {
  when: When,
  /** A key of the catalogue `place`: a kind of place, never an address. */
  place: EntryKey.nullable().default(null),
  /** Keys of the catalogue `violence_type`. */
  types: entryKeys(8).default([]),
  /** A key of the catalogue `violence_modality`. */
  modality: EntryKey.nullable().default(null),
  /** Exactly one key of the catalogue `gbv_type`: the first question answered yes. */
  gbvType: EntryKey,
  /** Keys of the catalogue `case_context`. */
  contexts: entryKeys(8).default([]),
  reported: Reported.default("unknown"),
}
/**
 * The type of an incident recorded in order to give a service that is not gender-based violence; it has neither type
 * nor modality.
 */
export const notGbv = "non_gbv"
const classified = (of: { gbvType: string; types: string[]; modality: string | null }) =>
  of.gbvType === notGbv || (of.types.length > 0 && of.modality !== null)
const unclassified = { error: "type_required", path: ["types"] }

export const Written = z.strictObject({
  ...facts,
  narrative: text(narrativeMost).nullable().default(null),
  perpetrator: Perpetrator.nullable().default(null),
})
export type Written = z.infer<typeof Written>

/** An incident as this reader may see it: a part that the reader may not see is null and named in `hidden`. */
export const Info = z.object({
  incidentID: IncidentID,
  casefileID: idSchema("casefile"),
  ...facts,
  narrative: z.string().nullable(),
  perpetrator: Perpetrator.nullable(),
  hidden: z.array(z.enum(["narrative", "perpetrator"])),
  recordedBy: z.string(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

const casefileID = idSchema("casefile")
export const ListInput = z.strictObject({ casefileID })
export const RecordInput = z.strictObject({ casefileID, ...Written.shape }).refine(classified, unclassified)
/** Replaces the whole incident. */
export const ChangeInput = z
  .strictObject({ casefileID, incidentID: IncidentID, version, ...Written.shape })
  .refine(classified, unclassified)
export const RemoveInput = z.strictObject({ casefileID, incidentID: IncidentID, version })
