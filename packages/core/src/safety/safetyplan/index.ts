export * from "./safetyplan"
