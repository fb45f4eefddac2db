export * from "./feedback"
