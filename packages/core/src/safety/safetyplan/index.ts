export * as SafetyPlan from "./safetyplan"
