export * as Summary from "./summary"
