export * as Tick from "./tick"
