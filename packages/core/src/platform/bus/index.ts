export * as Bus from "./bus"
export { Job } from "./bus.schema"
