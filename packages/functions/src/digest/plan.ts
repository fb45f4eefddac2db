import { Act } from "@ventanilla/core/actor"
import { Bus } from "@ventanilla/core/bus"
import { Tenant } from "@ventanilla/core/tenant"
import { Clock } from "@ventanilla/core/util/clock"
import { failureName, Log } from "@ventanilla/core/util/log"
import { invocation } from "../invocation"

/**
 * The clock's handler: a digest job for every active consulate, a provisioning job for every one with work left. What
 * could not be queued is thrown at the end; the next tick finds it in any case.
 */
export async function handler(event: { tick?: string }): Promise<{ digests: number; provisionings: number }> {
  return invocation(() => plan(event.tick ?? Clock.iso()))
}

async function plan(tick: string) {
  const { active, pending } = await Act.with({ type: "system", job: "plan" }, Tenant.plan)
  const provisionings = pending.map((tenantID) => ({ type: "provisioning" as const, tenantID }))
  const digests = active.map((tenantID) => ({ type: "digest" as const, tenantID, tick }))
  const results = await Promise.allSettled([Bus.sendAll(provisionings), Bus.sendAll(digests)])
  const failed = results.filter((result) => result.status === "rejected")
  for (const { reason } of failed) Log.error("plan.not_queued", { failure: failureName(reason) })
  if (failed[0]) throw failed[0].reason
  return { digests: active.length, provisionings: pending.length }
}
