export * as Offboarding from "./offboarding"
