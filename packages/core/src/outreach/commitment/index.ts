export * as Commitment from "./commitment"
