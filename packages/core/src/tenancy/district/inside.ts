export * as District from "./district"
