import * as z from "zod"
import { OfficeCode, Tally, TenantID } from "../../tenancy/tenant/tenant.schema"

/** The first line of an archive: the consulate that it is of. */
export const Header = z.strictObject({
  archive: z.literal("ventanilla"),
  version: z.literal(1),
  tenantID: TenantID,
  officeCode: OfficeCode,
  /** The version of the product that wrote it. */
  product: z.string(),
  at: z.string(),
})
export type Header = z.infer<typeof Header>

/** DynamoDB's own JSON: lossless, including numbers and sets. */
const Item = z.record(z.string(), z.record(z.string(), z.unknown()))

/**
 * One row. Its sealed message is decrypted for the archive: `opened` has the values and the record to which they are
 * bound.
 */
export const Line = z.strictObject({
  in: z.enum(["consulate", "registry"]),
  row: Item,
  opened: z
    .strictObject({
      record: z.string(),
      value: z.record(z.string(), z.unknown()),
      /** The person whose data key sealed it, and that key, base64: the archive is encrypted as a whole. */
      owner: z.strictObject({ id: z.string(), key: z.string() }).optional(),
    })
    .optional(),
})
export type Line = z.infer<typeof Line>

/** The last line: what must have come before it. */
export const Trailer = z.strictObject({ manifest: Tally })
export type Trailer = z.infer<typeof Trailer>

/** The manifest beside an archive, for people who may not open it: ids, counts, hashes and times. */
export const Manifest = Header.omit({ archive: true }).extend({
  tally: Tally,
  /** Of the encrypted file. */
  sha256: z.string(),
  bytes: z.number().int(),
})
export type Manifest = z.infer<typeof Manifest>

/** Where two sets of rows differ, by number and kind; nothing of a row itself. */
export type Differences = {
  missing: Record<string, number>
  more: Record<string, number>
  changed: Record<string, number>
}

export type { Tally }
