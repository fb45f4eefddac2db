export type { Changed } from "./directory"
export * as Directory from "./directory"
