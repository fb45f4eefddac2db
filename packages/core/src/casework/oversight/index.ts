export * as BreakGlass from "./break-glass"
export * as Looks from "./looks"
