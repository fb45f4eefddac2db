export * as Restoration from "./restoration"
