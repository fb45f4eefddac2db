import { Audit } from "../../audit/audit/inside"
import { commit, retrying } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import type { AllianceRow } from "./alliance.entity"
import { all, replace, row, stateOf } from "./alliance.row"
import * as rules from "./alliance.rules"

const due = (found: AllianceRow, today: string) =>
  rules.reminderDue(
    stateOf(found),
    { reminded: found.reminded ?? null, renewed: found.successorID !== undefined },
    today,
  )

/**
 * Reminds 90, 60 and 30 days before an alliance ends, and when it has lapsed: one open task at a time, each reminder
 * once. Runs at every tick.
 */
export async function remind(): Promise<number> {
  const { timeZone } = await Tenant.current()
  const today = rules.dayAt(Clock.iso(), timeZone)
  const { count } = await each(
    "alliance.not_reminded",
    await all(),
    ({ allianceID }) => ({ allianceID }),
    (found) => due(found, today) !== undefined && retrying(() => tell(found.allianceID, today)),
  )
  return count
}

async function tell(allianceID: string, today: string): Promise<boolean> {
  const found = await row(allianceID)
  const reminder = due(found, today)
  if (!reminder) return false
  const { organizationID } = found
  const taskID = createID("task")
  const task = {
    kind: reminder.at === 0 ? ("alliance_lapsed" as const) : ("alliance_expiring" as const),
    urgent: reminder.at === 0,
    dueAt: Clock.iso(),
    organizationID,
    allianceID,
    ...(found.endsOn ? { on: found.endsOn } : {}),
  }
  await commit({
    writes: [
      await replace(found, { reminded: { ...reminder, taskID } }),
      await Task.write(task, taskID),
      // The nearer reminder replaces the one before.
      ...(found.reminded ? await Task.settle(found.reminded.taskID) : []),
    ],
    audit: await Audit.entry({ action: "alliance.reminded", subjects: [allianceID, organizationID] }),
    answer: { allianceID },
    remembered: false,
  })
  return true
}
