export * as Staff from "./staff"
