export * as Screening from "./screening"
