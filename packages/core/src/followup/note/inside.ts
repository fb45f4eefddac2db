export * as Note from "./note"
