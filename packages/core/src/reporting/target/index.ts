export * from "./target"
