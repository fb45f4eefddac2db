import { Act } from "@ventanilla/core/platform/actor"
import { asFunction } from "./functions"

/**
 * The first instant at which an active consulate may have something to do; undefined while one has, or is being made.
 * Suspended ones and headquarters' own tick catch up.
 */
export async function restsUntil(): Promise<number | undefined> {
  const [Tick, Tenant] = await Promise.all([
    import("@ventanilla/core/scheduler/tick"),
    import("@ventanilla/core/tenancy/tenant"),
  ])
  const { active, pending } = await asFunction("plan", () =>
    Act.with({ type: "system", job: "plan" }, () => Tenant.plan()),
  )
  if (pending.length > 0) return undefined
  let first: number | undefined
  for (const tenantID of active) {
    const until = await asFunction("digest", () =>
      Act.with({ type: "system", job: "digest", tenantID }, () => Tick.restsUntil()),
    )
    if (!until) return undefined
    first = Math.min(first ?? Number.POSITIVE_INFINITY, Date.parse(until))
  }
  return first
}
