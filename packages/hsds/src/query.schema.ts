import * as z from "zod"

const flag = z
  .union([z.boolean(), z.enum(["true", "false", "1", "0", ""])])
  .transform((value) => value === true || value === "true" || value === "1" || value === "")
  .optional()
const filter = z.string().max(200).optional()
const uuid = z.uuid().optional()

const listed = {
  search: filter,
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  per_page: z.coerce.number().int().min(1).max(500).default(50),
  format: z.enum(["json", "ndjson"]).default("json"),
}
/** A date or an instant: the specification says "datetime", which is not a format of JSON Schema. */
const modified = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).optional()
const services = {
  ...listed,
  taxonomy_term_id: uuid,
  taxonomy_id: uuid,
  organization_id: uuid,
  modified_after: modified,
  full: flag,
}
// Unknown parameters are ignored rather than refused.
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
