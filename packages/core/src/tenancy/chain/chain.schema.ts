import * as z from "zod"
import { idSchema } from "../../platform/util/ids"
import { day } from "../../platform/util/schema"

/** A SHA-256 in hexadecimal. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/)
/** The start of an hour, UTC: `2026-03-09T14:00:00.000Z`. */
export const Hour = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:00:00\.000Z$/)
/** Whose entries a chain seals: one consulate's, or headquarters' own. */
export const ChainID = z.union([idSchema("tenant"), z.literal("headquarters")])

/** One entry as it was sealed: its id, and the hash of its content. */
export const Leaf = z.strictObject({ id: z.string().max(64), hash: Hash })
export type Leaf = z.infer<typeof Leaf>

/**
 * A seal over the audit entries of one hour, or over several hours (up to days) without entries. `root` is the root of
 * a Merkle tree (RFC 6962) over the entries in the order of their keys; `previous` is the hash of the previous seal,
 * which chains them.
 */
export const Seal = z.strictObject({
  chain: ChainID,
  number: z.number().int().min(1),
  from: Hour,
  to: Hour,
  count: z.number().int().min(0),
  root: Hash,
  previous: Hash,
  /** The last seal: the consulate has ended. */
  closing: z.literal(true).optional(),
  hash: Hash,
})
export type Seal = z.infer<typeof Seal>

/** An object in the vault: the seal, and every entry by id and hash. No personal data. */
export const Sealed = z.strictObject({ seal: Seal, entries: z.array(Leaf) })
export type Sealed = z.infer<typeof Sealed>

export const FindingKind = z.enum([
  /** An entry's content differs from what was sealed. */
  "entry_altered",
  "entry_missing",
  /** An entry is in an hour that was sealed without it. */
  "entry_added",
  /** An entry is in another entry's place. */
  "entry_reordered",
  /** The hour's entries differ from those that were sealed; without the vault's list, which one cannot be said. */
  "entries_differ",
  /** An hour inside the chain has no seal in the registry. */
  "seal_missing",
  /** A seal in the registry does not match its own hash. */
  "seal_altered",
  /** A seal does not follow the previous one. */
  "chain_broken",
  /** The vault has no copy of a seal, or none that can be read. */
  "vault_missing",
  /** The registry and the vault have different seals. */
  "vault_differs",
  /** Hours with entries that should have been sealed long ago, and are not. */
  "seal_late",
])
export type FindingKind = z.infer<typeof FindingKind>
export const Finding = z.object({ kind: FindingKind, hour: z.string(), entry: z.string().nullable() })
export type Finding = z.infer<typeof Finding>

export const Stretch = z.object({
  from: z.string(),
  to: z.string(),
  /**
   * `open`: not sealed yet, because the hour is not certainly over, or because it is empty and nothing was written
   * after it.
   */
  status: z.enum(["verified", "broken", "open"]),
  entries: z.number().int(),
})
export type Stretch = z.infer<typeof Stretch>

export const Info = z.object({
  chain: z.string(),
  checkedAt: z.string(),
  intact: z.boolean(),
  /** Entries that were compared with their seals. */
  entries: z.number().int(),
  seals: z.number().int(),
  /** Everything before this hour is sealed; null when nothing is. */
  sealedUntil: z.string().nullable(),
  stretches: z.array(Stretch),
  findings: z.array(Finding),
})
export type Info = z.infer<typeof Info>

/** Days of UTC, both included; at most 31 at once. */
export const VerifyInput = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { error: "invalid_range", path: ["to"] })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= 30 * 86_400_000, {
    error: "range_too_long",
    path: ["to"],
  })
