import { Act } from "../../platform/actor"
import { Bus } from "../../platform/bus"
import type { NetworkChoreName } from "../../platform/util/chore.names"
import { carryOut } from "../../platform/util/guard"
import { Publication } from "../../statistics/publication/inside"
import { Chain } from "../../tenancy/chain/inside"
import { Tenant } from "../../tenancy/tenant/inside"

type Chore = { name: NetworkChoreName; soon?: true; run: () => Promise<unknown> }

/**
 * The network's tick: queues a job for every active or suspended consulate and a provisioning job for every one with
 * work left, and seals headquarters' own audit and closes the network's months. What could not be queued is thrown at
 * the end; everything else that failed is counted, and the next tick tries again.
 */
export async function plan(tick: string): Promise<{ ticks: number; provisionings: number }> {
  const { active, suspended, pending } = await Act.with({ type: "system", job: "plan" }, Tenant.plan)
  const provisionings = pending.map((tenantID) => ({ type: "provisioning" as const, tenantID }))
  // A suspended consulate sends no mail, but its tick still runs: its audit is sealed as elsewhere.
  const ticks = [...active, ...suspended].map((tenantID) => ({ type: "digest" as const, tenantID, tick }))
  const all: Chore[] = [
    { name: "provisionings", soon: true, run: () => Bus.sendAll(provisionings) },
    { name: "ticks", soon: true, run: () => Bus.sendAll(ticks) },
    // Last: no digest waits for a slow vault.
    { name: "network-seals", run: Chain.sealAndVerify },
    { name: "network-numbers", run: () => Publication.updateNetwork() },
  ]
  let late: unknown
  for (const { name, run, soon } of all) {
    const { thrown } = await Act.with({ type: "system", job: "plan" }, () => carryOut(name, run))
    if (soon) late ??= thrown
  }
  if (late !== undefined) throw late
  return { ticks: ticks.length, provisionings: pending.length }
}
