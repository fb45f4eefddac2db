import type { Metric } from "../statistics/statistics.schema"
import type { Outcome } from "./assistance.schema"

/** The counter of an outcome; each is counted, so that what was not available shows. */
export const metricOf = (outcome: Outcome): Metric => `service.${outcome}`
