import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { commit, retrying, Store, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { OutreachEntity, type OutreachRow } from "./outreach.entity"
import { publicWrites } from "./outreach.public"
import { assertKnown, counting, row } from "./outreach.row"
import * as Rules from "./outreach.rules"
import {
  CancelInput,
  ChangeInput,
  HoldInput,
  type Plan,
  PlanInput,
  RecordInput,
  type Recurrence,
  type Series,
} from "./outreach.schema"
import { occurrencesOf, ruleOf } from "./recurrence.rules"

export { icsOf } from "./ics.rules"
export { facts, fromID, infoOf, list, today } from "./outreach.list"
export { publicCalendar, publishAnew } from "./outreach.public"
export { factsOf, heldUnder } from "./outreach.under"

/** Plans an activity. One that repeats becomes several, each of which is held by itself. */
export const plan = verb("outreach.plan", PlanInput, async ({ recurrence, ...input }) => {
  await assertKnown(input)
  return create(recurrence ? repeated(input, recurrence) : [begin(input, true)], "outreach.planned")
})

/**
 * Records an activity that was held without a plan, in one request and one transaction. A mobile consulate sends this
 * when it has a network again.
 */
export const record = verb(
  "outreach.record",
  RecordInput,
  async ({ heads, services, detections, costs, words, ...input }) => {
    await assertKnown(input)
    const report = { heads, services, detections, costs, words }
    const held = Rules.hold(begin(input, false), report, Act.label().id, Clock.iso())
    return create([{ ...held, version: 1 }], "outreach.recorded")
  },
)

function begin(input: Plan, planned: boolean, series?: (outreachID: string) => Series): OutreachRow {
  const outreachID = createID("outreach")
  return omitNil({
    ...input,
    ...Rules.daysOf(input),
    outreachID,
    under: input.allianceID ?? "none",
    series: series?.(outreachID),
    planned,
    status: "planned" as const,
    createdAt: Clock.iso(),
    createdBy: Act.label().id,
    version: 1,
  }) as OutreachRow
}

function repeated(input: Plan, recurrence: Recurrence): OutreachRow[] {
  const { startsAt, endsAt } = input
  const rule = ruleOf(recurrence, input)
  let seriesID: string | undefined
  return occurrencesOf(input, recurrence).map((span) =>
    begin({ ...input, ...span }, true, (outreachID) => {
      seriesID ??= outreachID
      return { seriesID, rule, startsAt, endsAt, original: span.startsAt }
    }),
  )
}

async function create(made: [OutreachRow, ...OutreachRow[]] | OutreachRow[], action: Audit.Action) {
  const { table } = await Store.consulate()
  const ids = made.map(({ outreachID }) => outreachID)
  const [outreachID = ""] = ids
  const changes = made.map((after) => ({ before: null, after }))
  return retrying(() =>
    counting(changes, async (count) =>
      commit({
        writes: [
          ...made.map((one) => Writes.put(OutreachEntity.create(one).params({ table }))),
          ...(await publicWrites(made, [])),
        ],
        audit: await Audit.entry({ action, subjects: [outreachID, ...ids.slice(1)] }),
        count,
        answer: { outreachID },
      }),
    ),
  )
}

/** Changes the plan; it counts in the month of its new day. */
export const change = verb("outreach.change", ChangeInput, async ({ outreachID, version, ...input }) => {
  await assertKnown(input, await row(outreachID))
  const next = { ...input, ...Rules.daysOf(input), under: input.allianceID ?? "none" }
  return write(
    outreachID,
    "outreach.changed",
    (found, _by, now) => omitNil(Rules.change(found, next, version, now)) as OutreachRow,
  )
})

/** Records that it took place. Repeated, it is a correction: the counters change by the difference. */
export const hold = verb("outreach.hold", HoldInput, ({ outreachID, ...report }) => {
  return write(outreachID, "outreach.held", (found, by, now) => Rules.hold(found, report, by, now))
})

export const cancel = verb("outreach.cancel", CancelInput, ({ outreachID, reason }) => {
  return write(outreachID, "outreach.cancelled", (found, by, now) => Rules.cancel(found, reason, by, now))
})

const write = (
  outreachID: string,
  action: Audit.Action,
  decide: (found: OutreachRow, by: string, now: string) => OutreachRow,
) =>
  retrying(async () => {
    const { table } = await Store.consulate()
    const before = await row(outreachID)
    const after = decide(before, Act.label().id, Clock.iso())
    const put = OutreachEntity.put(after).where(({ version }, { eq }) => eq(version, before.version))
    return counting([{ before, after }], async (count) =>
      commit({
        writes: [Writes.put(put.params({ table })), ...(await publicWrites([after], [before]))],
        audit: await Audit.entry({ action, subjects: [outreachID] }),
        count,
        answer: { outreachID, status: after.status, version: after.version },
      }),
    )
  })
