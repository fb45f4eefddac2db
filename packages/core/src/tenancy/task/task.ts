import { createConversions } from "electrodb"
import { Act } from "../../platform/actor"
import { type Lists, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { TaskEntity, type TaskRow } from "./task.entity"
import { assertTicked, markDone, type NewTask, orderOf, reopen } from "./task.rules"
import { type Info, type Kind, rules, type Waiver } from "./task.schema"

/** A new task, for the transaction that makes it necessary. With `taskID`, the same task is never created twice. */
export async function write(task: NewTask, taskID = createID("task")): Promise<Write> {
  const { table } = await Store.consulate()
  const row = { ...task, taskID, status: "open" as const, order: orderOf(task), createdAt: Clock.iso(), version: 1 }
  return Writes.put(TaskEntity.create(omitNil(row)).params({ table }))
}

/** Ends an open task in the transaction of the action that it asked for; no writes when it is done or gone. */
export async function settle(taskID: string): Promise<Write[]> {
  const found = await find(taskID)
  return found?.status === "open" ? [await replace(found, markDone(found, Act.label().id, Clock.iso()))] : []
}

/** At most this many tasks end with one action, because a transaction is limited. */
const most = 40

/**
 * Ends the open tasks of a case file of these kinds, in the transaction of the action that they ask for. `since`: when
 * that happened; later tasks stay open. `referralID`: only tasks of that referral.
 */
export async function settleOf(
  casefileID: string,
  kinds: readonly Kind[],
  { since = Clock.iso(), referralID }: { since?: string; referralID?: string } = {},
): Promise<Write[]> {
  const handle = await Store.consulate()
  const { data } = await TaskEntity.query.ofFile({ casefileID, status: "open" }).go({ ...handle, pages: "all" })
  const its = data.filter(
    (task) => kinds.includes(task.kind) && task.createdAt <= since && (!referralID || task.referralID === referralID),
  )
  return (await awaitAll(its.slice(0, most).map(({ taskID }) => settle(taskID)))).flat()
}

/** Did this task ever exist? */
export const isKnown = async (taskID: string): Promise<boolean> => (await find(taskID)) !== undefined

/** One task as it is now, for the verb that decides who sees it. */
export async function find(taskID: string): Promise<TaskRow | undefined> {
  const handle = await Store.consulate()
  const { data } = await TaskEntity.get({ taskID }).go({ ...handle, consistent: true })
  return data && !isGone(data) ? data : undefined
}

/** Ticks a task, or ends it without its action for a coordinator's reason. */
export const ticked = (found: TaskRow, reason: Waiver | null, isCoordinator: boolean): Promise<Write> => {
  assertTicked(found.kind, reason, isCoordinator)
  const waiver = rules[found.kind].ends === "tick" ? null : reason
  return replace(found, omitNil({ ...markDone(found, Act.label().id, Clock.iso()), ticked: true, waiver }))
}

/** Undoes a tick. */
export const unticked = (found: TaskRow): Promise<Write> => replace(found, reopen(found, Clock.iso()))

/** Tasks in their order: open ones urgent and due first; those done since `since`, newest first. */
export async function inOrder(status: "open" | "done", since: string, at: Lists.At): Promise<Lists.Slice<TaskRow>> {
  const handle = await Store.consulate()
  const query = TaskEntity.query.byStatus({ status })
  const { data, cursor } = await (status === "open"
    ? query.go({ ...handle, ...at, order: "asc" })
    : query.gte({ order: since }).go({ ...handle, ...at, order: "desc" }))
  return { data: data.filter((row) => !isGone(row)), cursor }
}

/** A cursor to the place right after a task in its list. */
export const cursorAfter = ({ taskID, status, order }: TaskRow): string =>
  createConversions(TaskEntity).byAccessPattern.byStatus.fromComposite.toCursor({ taskID, status, order })

export type { TaskRow } from "./task.entity"

/** DynamoDB deletes expired rows with a delay; this hides them at once. */
const isGone = ({ expiresAt }: TaskRow) => expiresAt !== undefined && expiresAt * 1000 <= Clock.now().getTime()

async function replace(found: TaskRow, next: TaskRow): Promise<Write> {
  const { table } = await Store.consulate()
  return Writes.replace(TaskEntity.put(next), found.version, table)
}

export function serialize(row: TaskRow, organizationName: string | null): Info {
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
    staffID: row.staffID ?? null,
    on: row.on ?? null,
    organizationName,
    createdAt: row.createdAt,
    doneAt: row.doneAt ?? null,
    doneBy: row.doneBy ?? null,
    ticked: row.ticked ?? false,
    waiver: row.waiver ?? null,
  }
}
