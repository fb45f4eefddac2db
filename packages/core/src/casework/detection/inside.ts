export * as Detection from "./detection"
