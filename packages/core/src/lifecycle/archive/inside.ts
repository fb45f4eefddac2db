export * as Archive from "./archive"
