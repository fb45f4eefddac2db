export * as AccessLog from "./access-log"
export * as BreakGlass from "./break-glass"
