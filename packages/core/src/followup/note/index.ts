export * from "./note"
