export * as Breakdown from "./breakdown"
