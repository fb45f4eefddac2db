import * as z from "zod"
import { TenantID } from "../../tenancy/tenant/tenant.schema"

/** One thing that is not as provisioning makes it. `heals`: the same steps can put it right; otherwise a person decides. */
export const Finding = z.object({ what: z.string(), found: z.string(), expected: z.string(), heals: z.boolean() })
export type Finding = z.infer<typeof Finding>

export const RunInput = z.strictObject({ tenantID: TenantID, heal: z.boolean().default(false) })
