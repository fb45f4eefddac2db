import * as z from "zod"
import { categoryKeys } from "../data/categories"
import { BundleShape } from "../data/hsds/shape"
import { OfficeCode } from "../tenant/tenant.schema"
import { page } from "../util/schema"

/** Organisations whole, as the importing screen sends them, a few at a time. */
export const ImportInput = z.strictObject({
  bundles: z.array(BundleShape).min(1).max(25),
  /** Nothing is written; the answer says what would be. */
  dryRun: z.boolean(),
  /** New organisations and services may be read by anybody. */
  publish: z.boolean().default(false),
  /** For new services whose record does not say what kind they are. */
  category: z.enum(categoryKeys),
})
export type ImportInput = z.output<typeof ImportInput>

export const outcomes = ["created", "updated", "unchanged", "rejected"] as const
export type Outcome = (typeof outcomes)[number]
/** `table`, its UUID, what became of it, and why not: one line of the answer, parts divided by blanks. */
export type Result = { table: "organization" | "service" | "location"; id: string; outcome: Outcome; code?: string }
export const written = ({ table, id, outcome, code }: Result): string =>
  [table, id, outcome, ...(code ? [code] : [])].join(" ")
export function result(line: string): Result {
  const [table, id = "", outcome, code] = line.split(" ")
  return { table, id, outcome, ...(code ? { code } : {}) } as Result
}

export const ExportInput = page.extend({ scope: z.enum(["all", "public"]).default("all") })

const flag = z
  .union([z.boolean(), z.enum(["true", "false", "1", "0", ""])])
  .transform((value) => value === true || value === "true" || value === "1" || value === "")
  .optional()
const filter = z.string().max(200).optional()
const uuid = z.uuid().optional()

/** In small letters, too: so it is written in links. */
export const OfficeInput = z.strictObject({ officeCode: z.string().toUpperCase().pipe(OfficeCode) })
export const RecordInput = OfficeInput.extend({ recordID: z.guid() })

const listed = {
  search: filter,
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  per_page: z.coerce.number().int().min(1).max(500).default(50),
  format: z.enum(["json", "ndjson"]).default("json"),
}
/** A date or an instant: the specification says "datetime", which is no format of JSON Schema. */
const modified = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional()
const services = {
  ...listed,
  taxonomy_term_id: uuid,
  taxonomy_id: uuid,
  organization_id: uuid,
  modified_after: modified,
  full: flag,
}
// What others add to their questions is no reason to refuse an answer.
export const ServicesInput = z.object({ ...services, minimal: flag })
export const OrganizationsInput = z.object({ ...listed, full_service: flag, full: flag })
export const OrganizationInput = z.object({ full_service: flag })
export const SitesInput = z.object({
  ...services,
  postcode: z.string().trim().max(20).optional(),
  proximity: z.coerce.number().min(0).max(1_000_000).optional(),
})
export const TaxonomiesInput = z.object(listed)
export const TermsInput = z.object({ ...listed, taxonomy_id: uuid, parent_id: uuid, top_only: flag })
