import * as z from "zod"
import { catalogueKeys, confidences } from "../../platform/data/catalogues"
import { line } from "../../platform/util/schema"
import { versionOrNone } from "../../platform/util/version"

export const Key = z.enum(catalogueKeys)
export type Key = z.infer<typeof Key>
/** The key of an entry, which cases store: it never changes and is never removed. */
export const EntryKey = z.string().regex(/^[a-z0-9_]{1,48}$/, { error: "invalid_code" })

export const Entry = z.strictObject({
  key: EntryKey,
  es: line(200),
  en: line(200),
  source: line(400),
  confidence: z.enum(confidences),
  /** No longer offered; cases that have it still show it. */
  retired: z.boolean().default(false),
  parent: EntryKey.nullable().default(null),
  facts: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,31}$/), z.union([line(600), z.number(), z.boolean()]))
    .refine((facts) => Object.keys(facts).length <= 16, { error: "invalid" })
    .default({}),
})
export type Entry = z.infer<typeof Entry>

/** A current catalogue. Version 0 is the one shipped with the product. */
export const Info = z.object({
  key: Key,
  version: z.number().int(),
  entries: z.array(Entry),
  publishedAt: z.string(),
})
export type Info = z.infer<typeof Info>

/** `version` is the one that was edited: when another was published meanwhile, nothing is overwritten. */
export const PublishInput = z.strictObject({
  key: Key,
  version: versionOrNone,
  entries: z.array(Entry).min(1).max(400),
})

/** Several keys of one catalogue, without repeats: for the inputs of other modules. */
export const entryKeys = (most: number, least = 0) =>
  z
    .array(EntryKey)
    .min(least)
    .max(most)
    .refine((keys) => new Set(keys).size === keys.length, { error: "duplicate" })
