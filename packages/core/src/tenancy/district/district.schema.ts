import * as z from "zod"
import { day, line } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"
import { OfficeCode } from "../tenant/tenant.schema"

/** A state or county of the United States by its FIPS code (`US-04`, `US-04013`), or an ISO 3166-2 subdivision (`ES-M`). */
export const Place = z
  .string()
  .regex(/^(US-\d{2}(\d{3})?|(?!US)[A-Z]{2}(-[A-Z0-9]{1,3})?)$/, { error: "invalid_place" })
/** How certain a fact is: read in a source (V), read in part (P), general knowledge (G), our own design (D). */
export const Confidence = z.enum(["V", "P", "G", "D"])

/**
 * One office has this place, or a part of it, between two days; `from` null: since before records begin, `until` is
 * exclusive.
 */
export const Span = z
  .strictObject({
    place: Place,
    officeCode: OfficeCode,
    extent: z.enum(["whole", "part"]),
    from: day.nullable(),
    until: day.nullable(),
    confidence: Confidence,
    source: line(240),
  })
  .refine(({ from, until }) => from === null || until === null || from < until, {
    error: "invalid_range",
    path: ["until"],
  })
export type Span = z.infer<typeof Span>

/** The network's districts, published by headquarters in versions. */
export const Info = z.object({ version: z.number().int(), spans: z.array(Span), publishedAt: z.string() })
export type Info = z.infer<typeof Info>
/** `version` is the one that was edited: when another was published meanwhile, nothing is overwritten. */
export const PublishInput = z.strictObject({ version: versionOrNone, spans: z.array(Span).min(1).max(1500) })

export const AskInput = z.strictObject({ place: Place, on: day.optional() })
const Names = z.object({ es: z.string(), en: z.string() })
export const Claim = z.object({
  officeCode: z.string(),
  names: Names,
  from: z.string().nullable(),
  until: z.string().nullable(),
  confidence: Confidence,
  source: z.string(),
})
export type Claim = z.infer<typeof Claim>
/** Which office has a place on a day. Not certain: several offices share it, or none is known to have it. */
export const Answer = z.object({
  place: Place,
  on: z.string(),
  certain: z.boolean(),
  offices: z.array(Claim),
  /** The offices before the change in force. */
  before: z.array(Claim),
  /** The office of the actor's consulate is one of `offices`. */
  isOurs: z.boolean(),
})
export type Answer = z.infer<typeof Answer>
