export * as Access from "./access"
