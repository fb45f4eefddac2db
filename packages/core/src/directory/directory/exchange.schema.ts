import { BundleShape } from "@ventanilla/hsds/shape"
import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import { page } from "../../platform/util/schema"
import { OfficeCode } from "../../tenancy/tenant/tenant.schema"

/** Whole organisations, as the import page sends them, a few at a time. */
export const ImportInput = z.strictObject({
  bundles: z.array(BundleShape).min(1).max(25),
  /** Nothing is written; the answer says what would be. */
  dryRun: z.boolean(),
  /** New organisations and services are published. */
  publish: z.boolean().default(false),
  /** The category of new services whose record states none. */
  category: z.enum(categoryKeys),
})
export type ImportInput = z.output<typeof ImportInput>

export const outcomes = ["created", "updated", "unchanged", "rejected"] as const
export type Outcome = (typeof outcomes)[number]
/** `table`, its UUID, the outcome, and the reason: one line of the answer, separated by spaces. */
export type Result = { table: "organization" | "service" | "location"; id: string; outcome: Outcome; code?: string }
export const written = ({ table, id, outcome, code }: Result): string =>
  [table, id, outcome, ...(code ? [code] : [])].join(" ")
export function result(line: string): Result {
  const [table, id = "", outcome, code] = line.split(" ")
  return { table, id, outcome, ...(code ? { code } : {}) } as Result
}

export const ExportInput = page.extend({ scope: z.enum(["all", "public"]).default("all") })

/** Lower case is accepted, because links use it. */
export const OfficeInput = z.strictObject({ officeCode: z.string().toUpperCase().pipe(OfficeCode) })
export const RecordInput = OfficeInput.extend({ recordID: z.guid() })
