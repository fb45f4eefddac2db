export * from "./tick"
