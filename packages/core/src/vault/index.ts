export type { Sealed } from "./vault"
export * as Vault from "./vault"
