import { Publication } from "@ventanilla/core/statistics/publication"
import { Statistics } from "@ventanilla/core/statistics/statistics"
import { Tenant } from "@ventanilla/core/tenancy/tenant"
import { consumer } from "../queue"

export const handler = consumer(
  "statistics",
  ({ tenantID }) => ({ type: "system", tenantID, job: "statistics" }),
  async ({ tenantID, month }) => {
    const tenant = await Tenant.find(tenantID)
    // A message outlives the state in which it was queued: what is being restored or offboarded has no numbers to publish.
    if (tenant?.status !== "active" && tenant?.status !== "suspended") return
    const numbers = await Statistics.publish(month)
    await Publication.addUp(month, { tenantID, numbers })
    await Publication.contribute(month)
  },
)
