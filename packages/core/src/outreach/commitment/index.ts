export * from "./commitment"
