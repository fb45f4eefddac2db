export * as Glass from "./glass"
export * as Looks from "./looks"
