export * as Assistance from "./assistance"
