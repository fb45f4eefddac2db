import * as Publication from "@ventanilla/core/statistics/publication"
import * as Statistics from "@ventanilla/core/statistics/statistics"
import * as Tenant from "@ventanilla/core/tenancy/tenant"
import { consumer } from "../queue"

export const handler = consumer(
  "statistics",
  ({ tenantID }) => ({ type: "system", tenantID, job: "statistics" }),
  async ({ tenantID, month }) => {
    const tenant = await Tenant.find(tenantID)
    // The consulate may have changed since the message was queued: one that is being restored or offboarded publishes
    // nothing.
    if (tenant?.status !== "active" && tenant?.status !== "suspended") return
    const numbers = await Statistics.publish(month)
    await Publication.addUp(month, { tenantID, numbers })
    await Publication.contribute(month)
  },
)
