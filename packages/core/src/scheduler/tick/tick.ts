import { Act } from "../../platform/actor"
import { fn } from "../../platform/util/fn"
import { carryOut } from "../../platform/util/guard"
import { Tenant } from "../../tenancy/tenant"
import { type RunInfo, RunInput } from "../digest/digest.schema"
import { chores, type Tick } from "./tick.chores"

export { plan } from "./tick.plan"

const places = ["before", "mails", "after"] as const
const nothing: RunInfo = { mailboxes: 0, mails: 0, sent: 0, reminded: 0, busy: 0 }

/**
 * One consulate's tick: every chore of the list in its place, each guarded. A missed tick is caught up by the next, and so is
 * a chore that failed; when mails did not leave it is thrown at the end, so that the queue tries again sooner. Answers with
 * what became of the mails. A message outlives the state in which it was queued: a suspended consulate writes to nobody.
 */
export const run = fn(RunInput, async ({ tick }): Promise<RunInfo> => {
  const isActive = (await Tenant.find(Act.tenantID()))?.status === "active"
  const its: Tick = { tick }
  let late: unknown
  for (const place of places)
    for (const { name, run, when, soon, suspended } of chores) {
      if (when !== place || !(isActive || suspended)) continue
      const { thrown } = await carryOut(name, () => run(its))
      if (soon) late ??= thrown
    }
  if (late !== undefined) throw late
  return its.mails ?? nothing
})
