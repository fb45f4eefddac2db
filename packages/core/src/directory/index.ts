export * as Directory from "./directory"
