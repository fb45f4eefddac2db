export * as Errand from "./errand"
