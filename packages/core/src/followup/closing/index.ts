export * from "./closing"
