import * as z from "zod"
import { line } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"

const Key = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, { error: "invalid_key" })
const Words = { es: line(160), en: line(160) }
export const Evidence = z.strictObject({ key: Key, ...Words })
/** The most that one payment or ceiling can be, in minor units: ten million. */
export const most = 1_000_000_000

/**
 * A sub-programme of support funds. `ceiling`: the most for one case file in one fiscal year, in minor units of `currency`
 * (cents); null when headquarters decides case by case. `confidence` [V] read, [P] partly, [G] general knowledge, [D] ours.
 */
export const Programme = z.strictObject({
  key: Key,
  ...Words,
  fiscalYear: z.number().int().min(2020).max(2100),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: "invalid_currency" }),
  ceiling: z.number().int().min(1).max(most).nullable(),
  evidence: z
    .array(Evidence)
    .max(12)
    .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: "duplicate" }),
  source: line(400),
  confidence: z.enum(["V", "P", "G", "D"]),
  retired: z.boolean().default(false),
})
export type Programme = z.infer<typeof Programme>

const Programmes = z
  .array(Programme)
  .min(1)
  .max(60)
  .refine((list) => new Set(list.map(({ key }) => key)).size === list.length, { error: "duplicate" })

/** Headquarters' catalogue of support funds; publishing makes the next version. */
export const Info = z.object({ version: z.number().int(), publishedAt: z.string().nullable(), programmes: Programmes })
export type Info = z.infer<typeof Info>
/** `version`: the one that was changed. A key that was there stays, retired when it is no longer offered. */
export const PublishInput = z.strictObject({ version: versionOrNone, programmes: Programmes })
