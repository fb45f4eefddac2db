import * as z from "zod"
import { AlikeReason, Names, PersonID } from "../../casework/person/person.schema"
import { idSchema } from "../../platform/util/ids"
import { line } from "../../platform/util/schema"

/** One of her case files, without anything that names her. */
const File = z.object({
  casefileID: idSchema("casefile"),
  folio: z.string(),
  status: z.enum(["open", "closed"]),
  minor: z.boolean(),
})

/** Somebody who was found. `names` is null when she was erased: folios and numbers are what is left. */
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

/** One line: words of a name, a telephone, a document's number or a folio. `cursor`: the last person of the page before. */
export const SearchInput = z.strictObject({
  q: line(200),
  cursor: PersonID.optional(),
  limit: z.number().int().min(1).max(20).default(10),
})

export type SearchAnswer = {
  /** What the line was taken for. */
  by: "name" | "number" | "folio"
  items: Found[]
  /** A detection whose folio was asked for: no person is behind it yet. */
  detection: { detectionID: string; folio: string } | null
  cursor: string | null
  /** So many have this word in their name that another surname is the quicker way. */
  addSurname: boolean
  /** Nobody has all the words; these have most of them. */
  loose: boolean
}

const two = { personID: PersonID, otherID: PersonID }
/** `otherID` is found to be the same woman: the record of `personID` speaks for both from now on. */
export const MergeInput = z.strictObject(two)
export const UnmergeInput = z.strictObject(two)

export const EraseReason = z.enum(["her_request", "retention_ended", "recorded_by_mistake"])
/** `folio`: of one of her case files, typed by whoever erases. It cannot be taken back. */
export const EraseInput = z.strictObject({
  personID: PersonID,
  folio: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^VAIM-[2-9A-HJKMNP-TV-Z]{4}$/, { error: "invalid_folio" }),
  reason: EraseReason,
})
