import type { CellKey } from "../../statistics/statistics/families.schema"
import type { Metric } from "../../statistics/statistics/statistics.schema"
import type { Outcome } from "./assistance.schema"

/** The counter of an outcome; every outcome is counted, so that the figures show what was not available. */
const metricOf = (outcome: Outcome): Metric => `service.${outcome}`

/** The counters of a service: its outcome's, and its category's when it was given. */
export const countersOf = ({ outcome, category }: { outcome: Outcome; category: string }): (Metric | CellKey)[] => [
  metricOf(outcome),
  ...(outcome === "given" ? [`service.category.${category}` as const] : []),
]
