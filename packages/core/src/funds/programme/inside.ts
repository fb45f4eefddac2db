export * as Programme from "./programme"
