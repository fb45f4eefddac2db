import { Audit } from "../../audit/audit"
import { Directory } from "../../directory/directory"
import { Act } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { fn } from "../../platform/util/fn"
import type { Page } from "../../platform/util/schema"
import { Task } from "../../tenancy/task"
import { DoneInput, type Info, ListInput, UndoInput } from "../../tenancy/task/task.schema"
import { assertOpens, isSeen, seen } from "./inbox.seen"

/** Done tasks are shown for so many days. */
const doneDays = 30
/** Read at a time while looking for those she sees. */
const run = 100

/**
 * The acting person's tasks: open ones, urgent and due first; those done in the last 30 days, newest first. What she may
 * not see is left out before anything is counted: neither the number of rows nor the cursor tells of it. Open tasks are
 * as many as people leave open, so reading past another area's costs a call for each hundred of them.
 */
export const list = fn(ListInput, async ({ status, cursor, limit }): Promise<Page<Info>> => {
  Act.assert("task.list")
  const since = new Date(Clock.now().getTime() - doneDays * 86_400_000).toISOString()
  const rows: Task.TaskRow[] = []
  let from: string | null = cursor ?? null
  do {
    const next = await Task.page(status, since, from, Math.max(run, limit + 1))
    rows.push(...(await seen(next.rows)))
    from = next.cursor
  } while (from && rows.length <= limit)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const names = await Directory.organizationNames(shown.flatMap(({ organizationID }) => organizationID ?? []))
  const items = shown.map((row) => Task.serialize(row, names[row.organizationID ?? ""] ?? null))
  return { items, cursor: last && rows.length > limit ? Task.cursorAfter(last) : null }
})

/** Ticks a task, or ends it without the act that it asks for, which takes a coordinator and a reason. */
export const done = fn(DoneInput, async ({ taskID, reason }) => {
  Act.assert("task.done")
  const found = await entered(taskID)
  const write = await Task.ticked(found, reason, Act.audienceOf(Act.use()) === "coordinator")
  return commit({
    writes: [write],
    audit: await Audit.entry({ action: reason ? `task.waived_${reason}` : "task.done", subjects: about(found) }),
    answer: { taskID },
  })
})

/** Takes a tick back, for a while: it is open again, where it was. */
export const undo = fn(UndoInput, async ({ taskID }) => {
  Act.assert("task.undo")
  const found = await entered(taskID)
  return commit({
    writes: [await Task.unticked(found)],
    audit: await Audit.entry({ action: "task.reopened", subjects: about(found) }),
    answer: { taskID },
  })
})

/** A task that she does not see is not there; one of a file that she may not open now, she sees and does not end. */
async function entered(taskID: string): Promise<Task.TaskRow> {
  const found = await Task.find(taskID)
  if (!found || !(await isSeen(found))) throw new VisibleError("not_found", "not_found")
  await assertOpens(found)
  return found
}

const about = ({ taskID, casefileID }: Task.TaskRow): [string, ...string[]] =>
  casefileID ? [taskID, casefileID] : [taskID]
