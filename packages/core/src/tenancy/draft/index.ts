export * as Draft from "./draft"
