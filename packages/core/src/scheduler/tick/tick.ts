import { Act } from "../../platform/actor"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import { carryOut } from "../../platform/util/guard"
import { Tenant } from "../../tenancy/tenant/inside"
import { type RunInfo, RunInput } from "../digest/digest.schema"
import { chores, type Tick } from "./tick.chores"
import { rest, restsUntil } from "./tick.rest"

export { plan } from "./tick.plan"
export { restsUntil } from "./tick.rest"

const places = ["before", "mails", "after"] as const
const nothing: RunInfo = { mailboxes: 0, mails: 0, sent: 0, reminded: 0, busy: 0 }

/**
 * One consulate's tick: runs every chore of the list in its position, each guarded. The next tick catches up on a
 * missed tick or a failed chore; when mails could not be sent, the error is thrown at the end, so that the queue tries
 * again sooner. Returns the result of the mails. The consulate may have changed since the message was queued: a
 * suspended consulate sends no mail. While the consulate rests, a tick only asks whether it still does.
 */
export const run = fn(RunInput, async ({ tick }): Promise<RunInfo> => {
  const now = Clock.iso()
  if (await restsUntil([tick, now].sort()[1] ?? now)) return nothing
  const isActive = (await Tenant.find(Act.tenantID()))?.status === "active"
  const its: Tick = { tick }
  let late: unknown
  let failures = 0
  for (const place of places)
    for (const { name, run, when, soon, suspended } of chores) {
      if (when !== place || !(isActive || suspended)) continue
      const { thrown, failed } = await carryOut(name, () => run(its))
      failures += failed
      if (soon) late ??= thrown
    }
  if (late !== undefined) throw late
  if (isActive && failures === 0) await rest(now, chores)
  return its.mails ?? nothing
})
