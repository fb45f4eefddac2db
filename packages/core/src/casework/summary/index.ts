export * from "./summary"
