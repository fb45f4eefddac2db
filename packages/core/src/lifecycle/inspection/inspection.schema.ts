import * as z from "zod"
import { TenantID } from "../../tenancy/tenant/tenant.schema"

/** One difference from what provisioning creates. `heals`: the same steps can repair it; otherwise a person decides. */
export const Finding = z.object({ what: z.string(), found: z.string(), expected: z.string(), heals: z.boolean() })
export type Finding = z.infer<typeof Finding>

export const RunInput = z.strictObject({ tenantID: TenantID, heal: z.boolean().default(false) })
