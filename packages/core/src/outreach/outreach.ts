import { Act } from "../actor"
import { Audit } from "../audit"
import { commit, retrying, Store, Writes } from "../store"
import { absent } from "../util/absent"
import { Clock } from "../util/clock"
import { fn } from "../util/fn"
import { createID } from "../util/id"
import { OutreachEntity, type OutreachRow } from "./outreach.entity"
import { assertKnown, counting, row } from "./outreach.row"
import * as Rules from "./outreach.rules"
import { CancelInput, HoldInput, type Plan, PlanInput, RecordInput } from "./outreach.schema"

export { facts, fromID, list, today } from "./outreach.list"
export { factsOf, heldUnder } from "./outreach.under"

/** An activity that is to come. */
export const plan = fn(PlanInput, async ({ recurrence: _, ...input }) => {
  Act.assert("outreach.plan")
  await assertKnown(input)
  return create(begin(input, true), "outreach.planned")
})

/**
 * An activity that took place and had not been planned: one request, one transaction. This is what a mobile consulate
 * sends once it has a network again.
 */
export const record = fn(RecordInput, async ({ heads, services, detections, costs, words, ...input }) => {
  Act.assert("outreach.record")
  await assertKnown(input)
  const report = { heads, services, detections, costs, words }
  const held = Rules.hold(begin(input, false), report, Act.label().id, Clock.iso())
  return create({ ...held, version: 1 }, "outreach.recorded")
})

function begin(input: Plan, planned: boolean): OutreachRow {
  return absent({
    ...input,
    ...Rules.daysOf(input),
    outreachID: createID("outreach"),
    under: input.allianceID ?? "none",
    planned,
    status: "planned" as const,
    createdAt: Clock.iso(),
    createdBy: Act.label().id,
    version: 1,
  }) as OutreachRow
}

async function create(made: OutreachRow, action: string) {
  const { table } = await Store.consulate()
  const { outreachID } = made
  return counting(null, made, async (count) =>
    commit({
      writes: [Writes.put(OutreachEntity.create(made).params({ table }))],
      audit: await Audit.entry({ action, subjects: [outreachID] }),
      count,
      answer: { outreachID },
    }),
  )
}

/** It took place. Said again, it is a correction: the counters move by the difference. */
export const hold = fn(HoldInput, ({ outreachID, ...report }) =>
  change("outreach.hold", outreachID, (found, by, now) => Rules.hold(found, report, by, now)),
)

export const cancel = fn(CancelInput, ({ outreachID, reason }) =>
  change("outreach.cancel", outreachID, (found, by, now) => Rules.cancel(found, reason, by, now)),
)

function change(
  permission: "outreach.hold" | "outreach.cancel",
  outreachID: string,
  judge: (found: OutreachRow, by: string, now: string) => OutreachRow,
) {
  Act.assert(permission)
  return retrying(async () => {
    const { table } = await Store.consulate()
    const found = await row(outreachID)
    const next = judge(found, Act.label().id, Clock.iso())
    const put = OutreachEntity.put(next).where(({ version }, { eq }) => eq(version, found.version))
    const action = permission === "outreach.cancel" ? "outreach.cancelled" : "outreach.held"
    return counting(found, next, async (count) =>
      commit({
        writes: [Writes.put(put.params({ table }))],
        audit: await Audit.entry({ action, subjects: [outreachID] }),
        count,
        answer: { outreachID, status: next.status },
      }),
    )
  })
}
