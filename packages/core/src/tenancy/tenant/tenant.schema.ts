import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { country, email, language, line, timeZone } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"
import { Settings } from "./settings.schema"

export const TenantID = idSchema("tenant")
export const Status = z.enum([
  "provisioning",
  "active",
  "failed",
  "suspended",
  "restoring",
  "offboarding",
  "offboarded",
  "discarded",
])
export type Status = z.infer<typeof Status>

/** The steps of provisioning, in order. */
export const steps = [
  "reserve",
  "key",
  "table",
  "backups",
  "configuration",
  "directory",
  "invitation",
  "canary",
  "activate",
] as const
export const Step = z.enum(steps)
export type Step = z.infer<typeof Step>
export const StepState = z.object({
  step: Step,
  status: z.enum(["waiting", "running", "done", "failed"]),
  ms: z.number().int().nullable(),
  at: z.string().nullable(),
})
export type StepState = z.infer<typeof StepState>

export const Names = z.strictObject({ es: line(120), en: line(120) })
/** `PHL` for one of the 53 offices, or the code that headquarters gives to an office elsewhere. */
export const OfficeCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,11}$/, { error: "invalid_code" })

export const Info = z.object({
  tenantID: TenantID,
  officeCode: OfficeCode,
  names: Names,
  country,
  state: z.string().nullable(),
  timeZone,
  languages: z.array(language),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  status: Status,
  steps: z.array(StepState),
  /** Why provisioning failed: the step and the class of the failure, never its text. */
  failure: z.object({ step: Step, reason: z.string() }).nullable(),
  createdAt: z.string(),
  activatedAt: z.string().nullable(),
  /** When nothing of the consulate was left but its certificate. */
  offboardedAt: z.string().nullable(),
})
export type Info = z.infer<typeof Info>

/**
 * The invitation of the first coordinator: how often headquarters asked for another, to whom it was sent, the address
 * still to be used, and why the last one was not sent. The address is stored here until its mail was sent.
 */
export const First = z.object({
  version: z.number().int(),
  staffID: z.string().optional(),
  identity: z.string().optional(),
  wanted: z.string().optional(),
  failure: z.string().optional(),
})
export type First = z.infer<typeof First>

/** A restore under way: the target slot, and the state to which the consulate returns. */
export const Restoring = z.object({
  to: z.enum(["a", "b"]),
  source: z.enum(["archive", "recovery"]),
  returnsTo: z.enum(["active", "suspended"]),
  since: z.string(),
})
export type Restoring = z.infer<typeof Restoring>

/** The number of rows of each kind, and a checksum over all of them that does not depend on their order. */
export const Tally = z.object({
  rows: z.number().int(),
  kinds: z.record(z.string(), z.number().int()),
  fingerprint: z.string(),
})
export type Tally = z.infer<typeof Tally>

/** The progress of an ending; each part is written when its step is done. */
export const Ending = z.object({
  closedAt: z.string(),
  archive: z
    .object({ at: z.string(), sha256: z.string(), bytes: z.number().int(), before: Tally, archived: Tally })
    .optional(),
  dismissedAt: z.string().optional(),
  tablesDeletedAt: z.string().optional(),
  keyGoneAt: z.string().optional(),
  endedAt: z.string().optional(),
})
export type Ending = z.infer<typeof Ending>

export const OnboardInput = z.strictObject({
  officeCode: OfficeCode,
  names: Names,
  country,
  state: z
    .string()
    .regex(/^[A-Z]{2,3}$/, { error: "invalid_state" })
    .nullable()
    .default(null),
  timeZone,
  languages: z
    .array(language)
    .min(1)
    .max(2)
    .refine((list) => new Set(list).size === list.length, { error: "duplicate" }),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  longitude: z.number().min(-180).max(180).nullable().default(null),
  coordinatorEmail: email,
})
export const FromIDInput = z.strictObject({ tenantID: TenantID })

/** What the onboarding form needs of an office, joined or not. */
export const OfficeRow = z.object({
  code: OfficeCode,
  names: Names,
  city: z.object({ es: z.string(), en: z.string() }),
  country,
  state: z.string().nullable(),
  timeZone,
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  kindConfidence: z.string().nullable(),
  district: z.string().nullable(),
  tenantID: TenantID.nullable(),
  status: z.enum(["not_joined", ...Status.options]),
})
export type OfficeRow = z.infer<typeof OfficeRow>

/** Headquarters' template: the settings that every consulate inherits. Publishing creates the next version. */
export const TemplateInfo = z.object({ version: z.number().int(), settings: Settings, publishedAt: z.string() })
export type TemplateInfo = z.infer<typeof TemplateInfo>
/** `version` is the one that was edited: when another was published meanwhile, nothing is overwritten. */
export const PublishTemplateInput = z.strictObject({ version: versionOrNone, settings: Settings })
