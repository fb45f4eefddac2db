import { Audit } from "../../audit/audit/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import type { Page } from "../../platform/util/schema"
import { Task } from "../../tenancy/task/inside"
import { DoneInput, type Info, ListInput, UndoInput } from "../../tenancy/task/task.schema"
import { assertOpens, isSeen, seen } from "./inbox.seen"

/** Days for which done tasks are shown. */
const doneDays = 30
/** Rows read at once, at first, while looking for visible ones. */
const run = 100

/**
 * The actor's tasks: open ones, urgent and due first; those done in the last 30 days, newest first. Tasks that the
 * actor may not see are removed before anything is counted: neither the number of rows nor the cursor reveals them. The
 * number of open tasks is what people leave open, so skipping another area's costs one call per hundred.
 */
export const list = verb("task.list", ListInput, async ({ status, cursor, limit }): Promise<Page<Info>> => {
  const since = new Date(Clock.now().getTime() - doneDays * 86_400_000).toISOString()
  const rules = { after: Task.cursorAfter, seen, first: run }
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) => Task.inOrder(status, since, at), rules)
  const names = await Directory.organizationNames(data.flatMap(({ organizationID }) => organizationID ?? []))
  return { items: data.map((row) => Task.serialize(row, names[row.organizationID ?? ""] ?? null)), cursor: next }
})

/** Ticks a task, or ends it without the action that it asks for, which requires a coordinator and a reason. */
export const done = verb("task.done", DoneInput, async ({ taskID, reason }) => {
  const found = await entered(taskID)
  const write = await Task.ticked(found, reason, Act.audienceOf(Act.use()) === "coordinator")
  return commit({
    writes: [write],
    audit: await Audit.entry({ action: reason ? `task.waived_${reason}` : "task.done", subjects: about(found) }),
    answer: { taskID },
  })
})

/** Undoes a tick, for a while: the task is open again, at its former place. */
export const undo = verb("task.undo", UndoInput, async ({ taskID }) => {
  const found = await entered(taskID)
  return commit({
    writes: [await Task.unticked(found)],
    audit: await Audit.entry({ action: "task.reopened", subjects: about(found) }),
    answer: { taskID },
  })
})

/**
 * A task that the actor may not see does not exist; one of a file that the actor may not open now is visible but cannot
 * be ended.
 */
async function entered(taskID: string): Promise<Task.TaskRow> {
  const found = await Task.find(taskID)
  if (!found || !(await isSeen(found))) throw new VisibleError("not_found", "not_found")
  await assertOpens(found)
  return found
}

const about = ({ taskID, casefileID }: Task.TaskRow): [string, ...string[]] =>
  casefileID ? [taskID, casefileID] : [taskID]
