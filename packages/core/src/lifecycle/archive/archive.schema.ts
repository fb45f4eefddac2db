import * as z from "zod"
import { OfficeCode, Tally, TenantID } from "../../tenancy/tenant/tenant.schema"

/** The first line of an archive: whose it is. */
export const Header = z.strictObject({
  archive: z.literal("ventanilla"),
  version: z.literal(1),
  tenantID: TenantID,
  officeCode: OfficeCode,
  /** The product's version that wrote it. */
  product: z.string(),
  at: z.string(),
})
export type Header = z.infer<typeof Header>

/** DynamoDB's own JSON: nothing is lost on the way, numbers and sets included. */
const Item = z.record(z.string(), z.record(z.string(), z.unknown()))

/** One row. Its sealed message is opened for the way: `opened` has the values and the record they are bound to. */
export const Line = z.strictObject({
  in: z.enum(["consulate", "registry"]),
  row: Item,
  opened: z
    .strictObject({
      record: z.string(),
      value: z.record(z.string(), z.unknown()),
      /** With which person's own key it is sealed, and that key, base64: an archive is closed as a whole. */
      owner: z.strictObject({ id: z.string(), key: z.string() }).optional(),
    })
    .optional(),
})
export type Line = z.infer<typeof Line>

/** The last line: what must have come before it. */
export const Trailer = z.strictObject({ manifest: Tally })
export type Trailer = z.infer<typeof Trailer>

/** What stands beside an archive, for whoever must not open it: ids, counts, hashes and times. */
export const Manifest = Header.omit({ archive: true }).extend({
  tally: Tally,
  /** Of the file as it lies there, encrypted. */
  sha256: z.string(),
  bytes: z.number().int(),
})
export type Manifest = z.infer<typeof Manifest>

/** Where two sets of rows differ, how many of each kind; nothing of a row itself. */
export type Differences = {
  missing: Record<string, number>
  more: Record<string, number>
  changed: Record<string, number>
}

export type { Tally }
