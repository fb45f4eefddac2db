import { Statistics } from "@ventanilla/core/statistics"
import { consumer } from "../queue"

export const handler = consumer(
  "statistics",
  ({ tenantID }) => ({ type: "system", tenantID, job: "statistics" }),
  ({ month }) => Statistics.publish(month),
)
