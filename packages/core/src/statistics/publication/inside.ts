export * as Publication from "./publication"
