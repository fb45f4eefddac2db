export * as Calendar from "./calendar"
export type { Both, Schedule, Side } from "./calendar.rules"
