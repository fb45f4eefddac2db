export type { Current } from "./settings"
export * as Tenant from "./tenant"
