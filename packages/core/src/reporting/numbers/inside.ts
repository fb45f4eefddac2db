export * as Numbers from "./numbers"
