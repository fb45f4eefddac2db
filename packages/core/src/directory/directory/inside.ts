export type { Changed, Reviewed } from "./directory"
export * as Directory from "./directory"
