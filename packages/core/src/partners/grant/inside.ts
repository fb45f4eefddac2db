export * as Grant from "./grant"
