import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { commit, retrying, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Task } from "../../tenancy/task/inside"
import { TrainingEntity, type TrainingRow } from "./training.entity"
import { assertKnown, counting, row } from "./training.row"
import * as Rules from "./training.rules"
import { CancelInput, FollowInput, HoldInput, PlanInput } from "./training.schema"

export { remindCourses } from "./course.remind"
export { facts, factsOf, fromID, heldUnder, list } from "./training.list"

/** Plans a training, or records one that took place; `hold` is the second step. */
export const plan = verb("training.plan", PlanInput, async (input) => {
  await assertKnown(input)
  const { table } = await Store.consulate()
  const trainingID = createID("training")
  const made = omitNil({
    ...input,
    trainingID,
    startsOn: Rules.dayOfPlan(input),
    under: input.allianceID ?? "none",
    status: "planned" as const,
    follows: [],
    createdAt: Clock.iso(),
    createdBy: Act.label().id,
    version: 1,
  }) as TrainingRow
  return commit({
    writes: [Writes.put(TrainingEntity.create(made).params({ table }))],
    audit: await Audit.entry({ action: "training.planned", subjects: [trainingID] }),
    answer: { trainingID },
  })
})

/** Records that it took place. Repeated, it is a correction: the counters move by the difference. */
export const hold = verb("training.hold", HoldInput, async ({ trainingID, ...report }) => {
  return change("training.held", trainingID, (found, by, now) => Rules.hold(found, report, by, now))
})

export const cancel = verb("training.cancel", CancelInput, async ({ trainingID, reason }) => {
  return change("training.cancelled", trainingID, (found, by, now) => Rules.cancel(found, reason, by, now))
})

/** Records an agreed follow-up: a task for the day it is due. */
export const follow = verb("training.follow", FollowInput, async ({ trainingID, what, dueOn }) => {
  const taskID = createID("task")
  return change(
    "training.followed",
    trainingID,
    (found, _by, now) => Rules.follow(found, { what, dueOn, taskID }, now),
    async ({ timeZone }) => [
      await Task.write(
        { kind: "training_followup", urgent: false, dueAt: Rules.startOf(dueOn, timeZone), trainingID, on: dueOn },
        taskID,
      ),
    ],
  )
})

function change(
  action: Audit.Action,
  trainingID: string,
  decide: (found: TrainingRow, by: string, now: string) => TrainingRow,
  also: (next: TrainingRow) => Promise<Write[]> = async () => [],
) {
  return retrying(async () => {
    const { table } = await Store.consulate()
    const found = await row(trainingID)
    const next = decide(found, Act.label().id, Clock.iso())
    const put = TrainingEntity.put(next).where(({ version }, { eq }) => eq(version, found.version))
    return counting(found, next, async (count) =>
      commit({
        writes: [Writes.put(put.params({ table })), ...(await also(next))],
        audit: await Audit.entry({ action, subjects: [trainingID] }),
        count,
        answer: { trainingID, status: next.status },
      }),
    )
  })
}
