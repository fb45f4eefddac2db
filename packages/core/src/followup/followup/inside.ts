export * as Followup from "./followup"
