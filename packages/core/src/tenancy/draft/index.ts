export * from "./draft"
