export * as Statistics from "./statistics"
export * as StatisticsRules from "./statistics.rules"
export type { MonthNumbers } from "./statistics.schema"
