export * as Alliance from "./alliance"
