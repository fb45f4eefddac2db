export * as Target from "./target"
