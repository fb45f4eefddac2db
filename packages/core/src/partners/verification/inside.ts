export * as Verification from "./verification"
