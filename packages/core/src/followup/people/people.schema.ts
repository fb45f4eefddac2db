import * as z from "zod"
import { AlikeReason, Names, PersonID } from "../../casework/person/person.schema"
import { idSchema } from "../../platform/util/ids"
import { line } from "../../platform/util/schema"

/** One of the woman's case files, without anything that identifies her. */
const File = z.object({
  casefileID: idSchema("casefile"),
  folio: z.string(),
  status: z.enum(["open", "closed"]),
  minor: z.boolean(),
})

/** A person found. `names` is null when she was erased: only folios and numbers are left. */
export const Found = z.object({
  personID: PersonID,
  names: Names.nullable(),
  preferredName: z.string().nullable(),
  otherNames: z.array(z.string()),
  birthYear: z.number().int().nullable(),
  languages: z.array(z.string()),
  minor: z.boolean(),
  erasedAt: z.string().nullable(),
  casefiles: z.array(File),
})
export type Found = z.infer<typeof Found>

export const Like = Found.extend({ reasons: z.array(AlikeReason), mustBeSeen: z.boolean() })
export type Like = z.infer<typeof Like>

/**
 * One line: words of a name, a telephone, a document number or a folio. `cursor`: the last person of the previous page.
 */
export const SearchInput = z.strictObject({
  q: line(200),
  cursor: PersonID.optional(),
  limit: z.number().int().min(1).max(20).default(10),
})

export type SearchAnswer = {
  /** How the line was interpreted. */
  by: "name" | "number" | "folio"
  items: Found[]
  /** A detection found by its folio: no person is linked to it yet. */
  detection: { detectionID: string; folio: string } | null
  cursor: string | null
  /** The word is so common that adding another surname is quicker. */
  addSurname: boolean
  /** Nobody matches all the words; these match most of them. */
  loose: boolean
}

const two = { personID: PersonID, otherID: PersonID }
/** `otherID` is the same woman: the record of `personID` speaks for both from now on. */
export const MergeInput = z.strictObject(two)
export const UnmergeInput = z.strictObject(two)

export const EraseReason = z.enum(["her_request", "retention_ended", "recorded_by_mistake"])
/** `folio`: of one of the woman's case files, typed by the person who erases. Erasure cannot be undone. */
export const EraseInput = z.strictObject({
  personID: PersonID,
  folio: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^VAIM-[2-9A-HJKMNP-TV-Z]{4}$/, { error: "invalid_folio" }),
  reason: EraseReason,
})
