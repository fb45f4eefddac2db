import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import { idSchema } from "../../platform/util/ids"
import { day, line, page, phone, spokenLanguage } from "../../platform/util/schema"
import { version } from "../../platform/util/version"
import { Assurance, Location, OrganizationDetails, ServiceDetails } from "./details.schema"

export * from "./details.schema"
export * from "./exchange.schema"

export const OrganizationID = idSchema("organization")
export const ServiceID = idSchema("service")
export const Category = z.enum(categoryKeys)
export const Capacity = z.enum(["accepting", "waiting_list", "closed", "unknown"])
export type Capacity = z.infer<typeof Capacity>

const spoken = z.array(spokenLanguage).max(12)
const once = (list: string[]) => new Set(list).size === list.length
const languages = spoken.min(1).refine(once, { error: "duplicate" })
/** The languages of an imported service may be unknown. */
const knownLanguages = spoken.refine(once, { error: "duplicate" })
/** Counties or cities served; empty means the whole consular district. */
const serviceArea = z.array(line(80)).max(100).default([])

/** HSDS 3.0 names: an organization offers services at locations. */
export const Service = z.object({
  serviceID: ServiceID,
  organizationID: OrganizationID,
  name: z.string(),
  category: Category,
  languages: z.array(z.string()),
  serviceArea: z.array(z.string()),
  status: z.enum(["active", "inactive"]),
  details: ServiceDetails,
  assurance: Assurance,
})
export type Service = z.infer<typeof Service>

export const Info = z.object({
  organizationID: OrganizationID,
  name: z.string(),
  contactName: z.string().nullable(),
  phone: z.string().nullable(),
  status: z.enum(["active", "inactive"]),
  /** What the partner last said; decays to `unknown` after the consulate's `capacityDays`. */
  capacity: z.object({ status: Capacity, until: z.string().nullable(), statedAt: z.string().nullable() }),
  services: z.array(Service),
  details: OrganizationDetails,
  locations: z.array(Location),
  createdAt: z.string(),
  version: z.number().int(),
})
export type Info = z.infer<typeof Info>

export const CreateInput = z.strictObject({
  name: line(160),
  contactName: line(120).nullable().default(null),
  phone: phone.nullable().default(null),
})
export const ChangeInput = CreateInput.extend({
  organizationID: OrganizationID,
  status: z.enum(["active", "inactive"]),
  version,
})
export const AddServiceInput = z.strictObject({
  organizationID: OrganizationID,
  name: line(160),
  category: Category,
  languages,
  serviceArea,
})
export const ChangeServiceInput = z.strictObject({
  organizationID: OrganizationID,
  serviceID: ServiceID,
  name: line(160),
  category: Category,
  languages: knownLanguages,
  serviceArea,
  status: z.enum(["active", "inactive"]),
  /** The organisation's version: its services change with it. */
  version,
})
export const FromIDInput = z.strictObject({ organizationID: OrganizationID })
export const ListInput = page.extend({ category: Category.optional(), search: line(80).optional() })
/** Stated by the partner on its page. */
export const CapacityInput = z
  .strictObject({ status: z.enum(["accepting", "waiting_list", "closed"]), until: day.nullable().default(null) })
  .refine((capacity) => capacity.status !== "closed" || capacity.until !== null, {
    error: "until_required",
    path: ["until"],
  })
