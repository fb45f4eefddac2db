export * as Risk from "./risk"
