export * as Guide from "./guide"
