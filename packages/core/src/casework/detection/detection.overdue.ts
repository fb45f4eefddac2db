import { Audit } from "../../audit/audit/inside"
import { commit, retrying, Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { each } from "../../platform/util/guard"
import { createID } from "../../platform/util/id"
import { Task } from "../../tenancy/task/inside"
import { DetectionEntity } from "./detection.entity"
import { live, replace, row } from "./detection.row"
import { isUnattended } from "./detection.rules"
import { isOwed, tellOnCall } from "./detection.told"

/**
 * Detections that nobody took in time become an urgent task of the coordinators, once. A failure of one does not stop
 * the others; the next tick tries it again. For urgent ones, the people on call are mailed, too.
 */
export async function escalateOverdue(): Promise<{ escalated: number; told: number }> {
  const handle = await Store.consulate()
  const { data } = await DetectionEntity.query.byStatus({ status: "waiting" }).go({ ...handle, pages: "all" })
  const { count } = await each(
    "detection.not_escalated",
    live(data),
    ({ detectionID }) => ({ detectionID }),
    (found) => isUnattended(found, Clock.iso()) && retrying(() => escalate(found.detectionID)),
  )
  return { escalated: count, told: await tellOnCall() }
}

/** When the next detection is overdue; now while somebody is still to be told of one. */
export async function nextDueAt(now: string): Promise<string | undefined> {
  const handle = await Store.consulate()
  const { data } = await DetectionEntity.query.byStatus({ status: "waiting" }).go({ ...handle, pages: "all" })
  const due = live(data).flatMap((found) => (isOwed(found) ? now : found.escalatedAt ? [] : found.attendBy))
  return due.sort()[0]
}

async function escalate(detectionID: string): Promise<boolean> {
  const found = await row(detectionID)
  const now = Clock.iso()
  // Taken since the list was read.
  if (!isUnattended(found, now)) return false
  const taskID = createID("task")
  const { folio, expiresAt } = found
  await commit({
    writes: [
      await replace(found, {
        ...found,
        escalatedAt: now,
        taskIDs: [...(found.taskIDs ?? []), taskID],
        version: found.version + 1,
      }),
      await Task.write(
        {
          kind: "detection_unattended",
          urgent: true,
          dueAt: now,
          folio,
          detectionID,
          ...(expiresAt ? { expiresAt } : {}),
        },
        taskID,
      ),
    ],
    audit: await Audit.entry({ action: "detection.escalated", subjects: [detectionID] }),
    answer: { detectionID },
    remembered: false,
  })
  return true
}
