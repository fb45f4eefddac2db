import { Temporal } from "temporal-polyfill"
import { Audit } from "../../audit/audit/inside"
import type { Info } from "../../directory/directory/directory.schema"
import { commit, findOne, retrying, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { CheckEntity, type CheckRow } from "./verification.entity"
import { nextOf } from "./verification.rules"

async function find(organizationID: string): Promise<CheckRow | undefined> {
  return findOne(CheckEntity.get({ organizationID }))
}

/**
 * When the organisation is due next, for the transaction that verified some of its services: `next` is the state of all
 * of them afterwards. The task that asked for it ends when no service is due any more.
 */
export async function writeCheck(
  organizationID: string,
  next: ReadonlyMap<string, string>,
  info: Info,
): Promise<Write[]> {
  const { table } = await Store.consulate()
  const { timeZone } = await Tenant.current()
  const dueOn = nextOf(
    info.services.map(({ serviceID, status, assurance }) => ({
      status,
      nextCheckAt: next.get(serviceID) ?? assurance.nextCheckAt,
    })),
  )
  if (!dueOn) return []
  const found = await find(organizationID)
  const isDue = dueOn <= dayAt(Clock.iso(), timeZone)
  const settled = found?.taskID && !isDue ? await Task.settle(found.taskID) : []
  const row = { organizationID, dueOn, ...(isDue && found?.taskID ? { taskID: found.taskID } : {}) }
  return [...settled, put(table, found, row)]
}

const dayAt = (now: string, timeZone: string) =>
  Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()

function put(table: string, before: CheckRow | undefined, next: Omit<CheckRow, "version">): Write {
  if (!before) return Writes.put(CheckEntity.create({ ...next, version: 1 }).params({ table }))
  return Writes.replace(CheckEntity.put({ ...next, version: before.version + 1 }), before.version, table)
}

/** Organisations with services due get one task each. A failed one waits for the next tick. */
export async function remindDue(): Promise<{ told: number }> {
  const handle = await Store.consulate()
  const { timeZone } = await Tenant.current()
  const today = dayAt(Clock.iso(), timeZone)
  const { data } = await CheckEntity.query
    .byDue({})
    // `$` sorts after the `#` that follows a day: today is included.
    .lte({ dueOn: `${today}$` })
    .go({ ...handle, pages: "all" })
  const { count } = await each(
    "verification.not_tended",
    data,
    ({ organizationID }) => ({ organizationID }),
    ({ organizationID }) => retrying(() => tell(organizationID, today)),
  )
  return { told: count }
}

async function tell(organizationID: string, today: string): Promise<boolean> {
  const found = await find(organizationID)
  if (!found || found.taskID || found.dueOn > today) return false
  const { table } = await Store.consulate()
  const taskID = createID("task")
  const { version: _, ...row } = found
  await commit({
    writes: [
      put(table, found, { ...row, taskID }),
      await Task.write({ kind: "service_check", urgent: false, dueAt: Clock.iso(), organizationID }, taskID),
    ],
    audit: await Audit.entry({ action: "verification.due", subjects: [organizationID] }),
    answer: { organizationID },
    remembered: false,
  })
  return true
}
