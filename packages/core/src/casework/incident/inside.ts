export * as Incident from "./incident"
