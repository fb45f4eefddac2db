import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { line } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Papers } from "../sheet/sheet.schema"

export const DependantID = idSchema("dependant")
export const Relation = z.enum(["child", "other_minor", "parent", "other_adult"])
export const LivesWith = z.enum(["her", "perpetrator", "relative", "authority", "mexico", "other", "unknown"])
/** Who decides where a child lives, as far as there is an order or an agreement. */
export const Custody = z.enum(["not_asked", "no_order", "agreed", "her_order", "other_order", "in_court"])

/** A child or another dependant of the woman. All of it is sealed: only the number of dependants can be counted. */
const Written = z.strictObject({
  name: line(120),
  birthYear: z.number().int().min(1900).max(2100).nullable().default(null),
  relation: Relation,
  livesWith: LivesWith.default("unknown"),
  custody: Custody.default("not_asked"),
  /** A return across a border is requested, feared or under way: the 1980 Hague Convention may apply. */
  hague: z.boolean().default(false),
  /** By document (a key of the catalogue `document`). */
  papers: Papers.default({}),
})
export type Written = z.infer<typeof Written>

/** Why the woman needs a lawyer before she travels to Mexico with this child; null when nothing here indicates it. */
export const BeforeReturn = z.enum(["hague", "custody"])
export type BeforeReturn = z.infer<typeof BeforeReturn>

export const Info = z.object({
  dependantID: DependantID,
  casefileID: idSchema("casefile"),
  ...Written.shape,
  beforeReturn: BeforeReturn.nullable(),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

const casefileID = idSchema("casefile")
export const ListInput = z.strictObject({ casefileID })
export const AddInput = z.strictObject({ casefileID, ...Written.shape })
/** Replaces the whole record. */
export const ChangeInput = z.strictObject({
  casefileID,
  dependantID: DependantID,
  version,
  ...Written.shape,
})
export const RemoveInput = z.strictObject({ casefileID, dependantID: DependantID, version })
