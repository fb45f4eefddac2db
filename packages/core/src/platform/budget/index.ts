export * as Budget from "./budget"
