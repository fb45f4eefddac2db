import * as z from "zod"
import { instant } from "../../platform/util/schema"
import { TenantID } from "../../tenancy/tenant/tenant.schema"

export const RunInput = z.strictObject({
  tenantID: TenantID,
  source: z.discriminatedUnion("kind", [
    /** An export of this consulate: its path, and what opens it. */
    z.strictObject({
      kind: z.literal("archive"),
      path: z.string(),
      key: z.union([z.strictObject({ identity: z.string() }), z.strictObject({ passphrase: z.string() })]),
    }),
    /** DynamoDB's own record, of this moment; the latest there is without one. */
    z.strictObject({ kind: z.literal("recovery"), at: instant.optional() }),
  ]),
  /** How many rows may differ from the table in use: what an operator has seen and wants. */
  accept: z.number().int().min(0).default(0),
  /** How long a process may go on with the table it knows. Shorter only in tests, where there is one process. */
  settleMs: z.number().int().min(0).default(75_000),
})

export const TenantInput = z.strictObject({ tenantID: TenantID })
