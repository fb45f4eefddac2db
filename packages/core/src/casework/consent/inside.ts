export * as Consent from "./consent"
