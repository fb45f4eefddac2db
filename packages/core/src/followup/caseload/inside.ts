export * as Caseload from "./caseload"
