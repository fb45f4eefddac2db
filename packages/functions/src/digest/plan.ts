import { Act } from "@ventanilla/core/actor"
import { Bus } from "@ventanilla/core/bus"
import { Chain } from "@ventanilla/core/chain"
import { Publication } from "@ventanilla/core/publication"
import { Tenant } from "@ventanilla/core/tenant"
import { Clock } from "@ventanilla/core/util/clock"
import { failureName, Log } from "@ventanilla/core/util/log"
import { invocation } from "../invocation"

/**
 * The clock's handler: a digest job for every active or suspended consulate, a provisioning job for every one with work left, the
 * seals over headquarters' own audit, and the network's months. What could not be done is thrown at the end; the next tick finds it in any case.
 */
export async function handler(event: { tick?: string }): Promise<{ digests: number; provisionings: number }> {
  return invocation(() => plan(event.tick ?? Clock.iso()))
}

async function plan(tick: string) {
  const { active, suspended, pending } = await Act.with({ type: "system", job: "plan" }, Tenant.plan)
  const provisionings = pending.map((tenantID) => ({ type: "provisioning" as const, tenantID }))
  // A suspended consulate writes to nobody, and is acted in all the same: what was done is sealed there as elsewhere.
  const digests = [...active, ...suspended].map((tenantID) => ({ type: "digest" as const, tenantID, tick }))
  const queued = await Promise.allSettled([Bus.sendAll(provisionings), Bus.sendAll(digests)])
  // Afterwards: nobody's digest waits for a vault that is slow.
  const sealed = await Promise.allSettled([
    Act.with({ type: "system", job: "plan" }, Chain.tend),
    Act.with({ type: "system", job: "plan" }, () => Publication.tendNetwork()),
  ])
  const failed = [...queued, ...sealed].filter((result) => result.status === "rejected")
  for (const { reason } of failed) Log.error("plan.not_done", { failure: failureName(reason) })
  if (failed[0]) throw failed[0].reason
  return { digests: digests.length, provisionings: pending.length }
}
