import { Act } from "../actor"
import { Audit } from "../audit"
import { VisibleError } from "../error"
import { commit, Keys, Store, type Write, Writes } from "../store"
import { absent } from "../util/absent"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import type { Page } from "../util/schema"
import { TaskEntity, type TaskRow } from "./task.entity"
import { assertTicked, markDone, type NewTask, orderOf } from "./task.rules"
import { DoneInput, type Info, ListInput } from "./task.schema"

/** A new task, for the transaction of what made it necessary. `taskID` given: the same task is never made twice. */
export async function write(task: NewTask, taskID = createID("task")): Promise<Write> {
  const { table } = await Store.consulate()
  const row = { ...task, taskID, status: "open" as const, order: orderOf(task), createdAt: Clock.iso(), version: 1 }
  return Writes.put(TaskEntity.create(absent(row)).params({ table }))
}

/** Open tasks, urgent and due first; done ones, newest first. */
export const list = fn(ListInput, async ({ status, cursor, limit }): Promise<Page<Info>> => {
  Act.assert("task.list")
  const handle = await Store.consulate()
  const result = await Keys.paged(() =>
    TaskEntity.query
      .byStatus({ status })
      .go({ ...handle, cursor: cursor ?? null, limit, order: status === "open" ? "asc" : "desc" }),
  )
  return { items: result.data.map(serialize), cursor: result.cursor }
})

export const done = fn(DoneInput, async ({ taskID }) => {
  Act.assert("task.done")
  const handle = await Store.consulate()
  const { data } = await TaskEntity.get({ taskID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  assertTicked(data.kind)
  return commit({
    writes: [finish(handle.table, data)],
    audit: await Audit.entry({ action: "task.done", subjects: [taskID] }),
    answer: { taskID },
  })
})

/** Ends an open task in the transaction of what it asked for; nothing when it is done already or gone. */
export async function settle(taskID: string): Promise<Write[]> {
  const handle = await Store.consulate()
  const { data } = await TaskEntity.get({ taskID }).go({ ...handle, consistent: true })
  return data?.status === "open" ? [finish(handle.table, data)] : []
}

/** Was there ever this task? */
export async function isKnown(taskID: string): Promise<boolean> {
  const handle = await Store.consulate()
  const { data } = await TaskEntity.get({ taskID }).go({ ...handle, consistent: true })
  return data !== null
}

const finish = (table: string, row: TaskRow): Write =>
  Writes.put(
    TaskEntity.put(markDone(row, Act.label().id, Clock.iso()))
      .where(({ version }, { eq }) => eq(version, row.version))
      .params({ table }),
  )

function serialize(row: TaskRow): Info {
  return {
    taskID: row.taskID,
    kind: row.kind,
    urgent: row.urgent,
    dueAt: row.dueAt,
    folio: row.folio ?? null,
    casefileID: row.casefileID ?? null,
    referralID: row.referralID ?? null,
    organizationID: row.organizationID ?? null,
    mailboxID: row.mailboxID ?? null,
    detectionID: row.detectionID ?? null,
    transferID: row.transferID ?? null,
    allianceID: row.allianceID ?? null,
    trainingID: row.trainingID ?? null,
    createdAt: row.createdAt,
    doneAt: row.doneAt ?? null,
  }
}
