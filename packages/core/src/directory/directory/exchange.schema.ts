import { BundleShape } from "@ventanilla/hsds/shape"
import * as z from "zod"
import { categoryKeys } from "../../platform/data/categories"
import { page } from "../../platform/util/schema"
import { OfficeCode } from "../../tenancy/tenant/tenant.schema"

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

/** In small letters, too: so it is written in links. */
export const OfficeInput = z.strictObject({ officeCode: z.string().toUpperCase().pipe(OfficeCode) })
export const RecordInput = OfficeInput.extend({ recordID: z.guid() })
