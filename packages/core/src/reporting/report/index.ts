export * from "./report"
