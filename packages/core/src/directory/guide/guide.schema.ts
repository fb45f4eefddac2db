import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { line, pageLanguage, spokenLanguage } from "../../platform/util/schema"
import { Place } from "../../tenancy/district/district.schema"
import { Capacity, Category, Eligibility, Opening, Phone } from "../directory/directory.schema"

const yes = z.enum(["yes"]).optional()

/** A query of the service finder for one woman; nothing that identifies her. */
export const FindInput = z.strictObject({
  category: Category.optional(),
  /** The county where the service is needed. */
  place: Place.optional(),
  language: spokenLanguage.optional(),
  open: yes,
  undocumented: yes,
  noID: yes,
  free: yes,
  children: yes,
  /** The age of the woman's oldest boy: some shelters admit boys only up to an age. */
  boyAge: z.coerce.number().int().min(0).max(17).optional(),
  pets: yes,
  named: line(80).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,5}$/, { error: "invalid_cursor" })
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
export type FindInput = z.output<typeof FindInput>

/** The reasons for a service's rank in the answer. */
export const ReasonCode = z.enum([
  "assured",
  "never_assured",
  "check_overdue",
  "troubles",
  "accepting",
  "waiting_list",
  "full",
  "open_now",
  "closed_now",
  "hours_unknown",
  "language_on_site",
  "language_interpreted",
  "undocumented_yes",
  "undocumented_unknown",
  "id_none",
  "id_unknown",
  "free",
  "sliding",
  "fee_unknown",
  "area_unknown",
  "children_yes",
  "children_unknown",
  "boys_limit_unknown",
  "pets_yes",
  "pets_unknown",
  "covers_county",
])
export type ReasonCode = z.infer<typeof ReasonCode>
export const Reason = z.object({
  code: ReasonCode,
  tone: z.enum(["good", "warn", "bad"]),
  /** A day, where the reason has one. */
  on: z.string().nullable(),
  count: z.number().int().nullable(),
})
export type Reason = z.infer<typeof Reason>

export const Found = z.object({
  organizationID: idSchema("organization"),
  serviceID: idSchema("service"),
  organization: z.string(),
  name: z.string(),
  category: z.string(),
  phones: z.array(Phone),
  /** Original words of numbers in an import that could not be read. */
  unreadPhones: z.array(z.string()),
  languages: z.array(z.string()),
  spokenOnSite: z.array(z.string()),
  eligibility: Eligibility,
  fee: z.enum(["free", "sliding", "fee", "unknown"]),
  always: z.boolean(),
  openings: z.array(Opening),
  hoursNote: z.string().nullable(),
  unreadHours: z.array(z.string()),
  counties: z.array(z.string()),
  /** The area served in free text, when it is not a county of the list. */
  area: z.array(z.string()),
  confidential: z.boolean(),
  capacity: Capacity,
  /** Whole kilometres in a straight line from the centre of the requested county. */
  km: z.number().int().nullable(),
  reasons: z.array(Reason),
  published: z.boolean(),
})
export type Found = z.infer<typeof Found>

/**
 * `total`: all matches. `byCounty`: how many of them serve each county that they name; `everywhere`: those that name
 * none.
 */
export const FindAnswer = z.object({
  items: z.array(Found),
  cursor: z.string().nullable(),
  total: z.number().int(),
  byCounty: z.record(z.string(), z.number().int()),
  everywhere: z.number().int(),
})
export type FindAnswer = z.infer<typeof FindAnswer>

export const Coverage = z.object({
  /** The code of the public page with the published services. */
  officeCode: z.string(),
  /**
   * The counties of the office's district, by its catalogue; `part`: only some of the county is known to belong to the
   * office.
   */
  counties: z.array(z.object({ place: z.string(), part: z.boolean() })),
  needs: z.array(
    z.object({
      category: z.string(),
      /** Organisations that serve each county, in the order of `counties`. */
      counts: z.array(z.number().int()),
      /** Those of them that are verified and not overdue. */
      sure: z.array(z.number().int()),
      /** How many organisations of the directory offer it, in any place. */
      allies: z.number().int(),
    }),
  ),
})
export type Coverage = z.infer<typeof Coverage>

export const PublicInput = z.strictObject({
  officeCode: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{1,11}$/, { error: "invalid_code" }),
})
export const PublicQuery = z.object({ language: pageLanguage })
/** The public part of a published service: no address, no map point, no person's name. */
export type PublicService = {
  organization: string
  name: string
  category: string
  phones: string[]
  /** In which it is attended, on site or with an interpreter. Absent in copies made before 29 November 2026. */
  languages?: string[]
  counties: string[]
  /** Where it serves as somebody wrote it. Absent in copies made before 29 November 2026. */
  area?: string[]
  always: boolean
  openings: Opening[]
  /** Absent, as the words of an opening, in copies made before 30 November 2026. */
  hoursNote?: string | null
  unreadHours: string[]
  free: boolean
  undocumented: boolean
  noID: boolean
  children: boolean
  pets: boolean
  assuredOn: string | null
}
type Both = { es: string; en: string }
export type PublicGuide = {
  names: Both | null
  services: PublicService[]
  lines: { key: string; names: Both; phone: string; how: Both | null; alert: Both | null }[]
}
