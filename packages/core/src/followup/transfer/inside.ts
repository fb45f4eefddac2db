export * as Transfer from "./transfer"
