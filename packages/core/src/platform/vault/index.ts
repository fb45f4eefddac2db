export type { Blind } from "./blind"
export type { Sealed } from "./vault"
export * as Vault from "./vault"
