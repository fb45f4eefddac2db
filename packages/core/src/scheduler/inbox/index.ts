export * from "./inbox"
