export * as Inspection from "./inspection"
