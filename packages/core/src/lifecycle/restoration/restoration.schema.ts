import * as z from "zod"
import { instant } from "../../platform/util/schema"
import { TenantID } from "../../tenancy/tenant/tenant.schema"

export const RunInput = z.strictObject({
  tenantID: TenantID,
  source: z.discriminatedUnion("kind", [
    /** An export of this consulate: its path, and the key that decrypts it. */
    z.strictObject({
      kind: z.literal("archive"),
      path: z.string(),
      key: z.union([z.strictObject({ identity: z.string() }), z.strictObject({ passphrase: z.string() })]),
    }),
    /** DynamoDB's point-in-time recovery, of this moment; by default the latest. */
    z.strictObject({ kind: z.literal("recovery"), at: instant.optional() }),
  ]),
  /** How many rows may differ from the live table: an operator has seen the differences and accepts them. */
  accept: z.number().int().min(0).default(0),
  /**
   * Milliseconds for which a process may go on using the table that it knows. Shorter only in tests, where there is one
   * process.
   */
  settleMs: z.number().int().min(0).default(75_000),
})

export const TenantInput = z.strictObject({ tenantID: TenantID })
