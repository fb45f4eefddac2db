import { Audit } from "../../audit/audit/inside"
import { commit, retrying, Store } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import { Task } from "../../tenancy/task/inside"
import { ErrandEntity } from "./errand.entity"
import { replace, row } from "./errand.row"
import { decide, isOverdue } from "./errand.rules"

/** Overdue errands become a task of the case file's owner, once each. A failed one waits for the next tick. */
export async function remindOverdue(): Promise<{ told: number }> {
  const handle = await Store.consulate()
  const now = Clock.iso()
  // Urgent and other errands are separate in the list, each by due time. `$` sorts after the `#` before an id: errands
  // due at this very moment are included.
  const pages = await awaitAll(
    ["0", "1"].map((urgency) =>
      ErrandEntity.query
        .bySide({ side: "open" })
        .between({ order: `${urgency}#` }, { order: `${urgency}#${now}$` })
        .where(({ toldLateAt }, { notExists }) => notExists(toldLateAt))
        .go({ ...handle, pages: "all" }),
    ),
  )
  const { count } = await each(
    "errand.not_tended",
    pages.flatMap(({ data }) => data),
    ({ errandID }) => ({ errandID }),
    ({ errandID }) => retrying(() => tell(errandID)),
  )
  return { told: count }
}

/** When the next open errand is overdue. */
export async function nextDueAt(now: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const pages = await awaitAll(
    ["0", "1"].map((urgency) =>
      ErrandEntity.query
        .bySide({ side: "open" })
        .between({ order: `${urgency}#${now}$` }, { order: `${urgency}$` })
        .go({ ...handle, limit: 1 }),
    ),
  )
  return pages.flatMap(({ data }) => data.map(({ dueAt }) => dueAt)).sort()[0]
}

async function tell(errandID: string): Promise<boolean> {
  const found = await row(errandID)
  const now = Clock.iso()
  // Answered, or already reported, since the list was read.
  if (!isOverdue(found, now) || found.toldLateAt) return false
  const lateTaskID = createID("task")
  const { folio, casefileID, urgent } = found
  await commit({
    writes: [
      await replace(found, { ...decide(found, { do: "tellLate" }, now), lateTaskID }),
      await Task.write({ kind: "errand_overdue", urgent, dueAt: now, folio, casefileID }, lateTaskID),
    ],
    audit: await Audit.entry({ action: "errand.overdue", subjects: [errandID, casefileID] }),
    answer: { errandID },
    remembered: false,
  })
  return true
}
