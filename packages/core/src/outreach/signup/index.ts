export * from "./signup"
