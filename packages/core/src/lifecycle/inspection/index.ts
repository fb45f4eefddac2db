export * from "./inspection"
