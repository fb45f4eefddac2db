export type { Current } from "./settings"
export type { TenantRow } from "./tenant"
export * as Tenant from "./tenant"
