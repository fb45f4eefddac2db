export * from "./restoration"
