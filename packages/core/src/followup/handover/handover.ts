import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { commit, Lists, mustFind, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Access } from "../../tenancy/access/inside"
import { Staff } from "../../tenancy/staff/inside"
import { Task } from "../../tenancy/task/inside"
import { HandoverEntity, type HandoverRow } from "./handover.entity"
import * as Rules from "./handover.rules"
import { AnswerInput, type Info, ListInput, OfferInput } from "./handover.schema"

const asker = () => {
  const { staffID, role } = Act.staff()
  return { staffID, coordinator: role === "coordinator" }
}

/**
 * Offers a case file to a colleague who may carry it, with a note sealed with the woman's data key. The owner stays the
 * same until it is accepted.
 */
export const offer = verb("handover.offer", OfferInput, async ({ casefileID, to, note }) => {
  const file = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(file)
  Rules.assertOffer(file, to, asker())
  await Staff.assertReadsCaseFiles(to)
  const { table } = await Store.consulate()
  const [handoverID, taskID] = [createID("handover"), createID("task")]
  const offeredAt = Clock.iso()
  const { personID, folio, urgency } = file
  const row = omitNil({
    handoverID,
    casefileID,
    personID,
    folio,
    from: file.assignedTo,
    to,
    status: "offered" as const,
    sealed: note ? await (await Person.dataKey(personID)).seal(handoverID, { note }) : null,
    taskID,
    offeredAt,
    offeredBy: Act.label().id,
    version: 1,
  })
  const task = { kind: "handover_offered" as const, urgent: urgency === "urgent", dueAt: offeredAt, folio, casefileID }
  return commit({
    writes: [Writes.put(HandoverEntity.create(row).params({ table })), await Task.write(task, taskID)],
    audit: await Audit.entry({ action: "handover.offered", subjects: [handoverID, casefileID, to] }),
    answer: { handoverID },
  })
})

/** Accepts: the case file changes its owner in the same transaction. */
export const accept = verb("handover.accept", AnswerInput, async ({ handoverID }) => {
  const found = await row(handoverID)
  const file = await CaseFile.enter(found.casefileID)
  const next = Rules.answer(found, "accepted", asker(), file.assignedTo, Clock.iso())
  const { writes } = await CaseFile.moveTo(found.casefileID, found.to)
  return end(found, next, "handover.accepted", writes)
})

export const decline = verb("handover.decline", AnswerInput, async ({ handoverID }) => {
  const found = await row(handoverID)
  const file = await CaseFile.enter(found.casefileID)
  return end(found, Rules.answer(found, "declined", asker(), file.assignedTo, Clock.iso()), "handover.declined")
})

export const withdraw = verb("handover.withdraw", AnswerInput, async ({ handoverID }) => {
  const found = await row(handoverID)
  await CaseFile.enter(found.casefileID)
  return end(found, Rules.withdraw(found, asker(), Clock.iso()), "handover.withdrawn")
})

async function end(found: HandoverRow, next: HandoverRow, action: Audit.Action, more: Write[] = []) {
  const { table } = await Store.consulate()
  const put = HandoverEntity.put(next).where(({ version }, { eq }) => eq(version, found.version))
  return commit({
    writes: [Writes.put(put.params({ table })), ...more, ...(found.taskID ? await Task.settle(found.taskID) : [])],
    audit: await Audit.entry({ action, subjects: [found.handoverID, found.casefileID] }),
    answer: { handoverID: found.handoverID, status: next.status },
  })
}

/** The handovers of one case file, newest first, or those that wait for the actor; the note only for its readers. */
export const list = verb("handover.list", ListInput, async ({ casefileID, cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const { staffID } = asker()
  const newest = { ...handle, order: "desc" as const }
  const file = casefileID ? await CaseFile.enter(casefileID) : undefined
  const result = casefileID
    ? await Lists.page({ cursor, limit }, (at) =>
        HandoverEntity.query.byCaseFile({ casefileID }).go({ ...newest, ...at }),
      )
    : await Access.page(
        { cursor, limit },
        (at) => HandoverEntity.query.byReceiver({ to: staffID }).go({ ...newest, ...at }),
        (row) => createConversions(HandoverEntity).byAccessPattern.byReceiver.fromComposite.toCursor(row),
      )
  const seesAll = file ? await Access.sees("narrative", file) : false
  if (casefileID) await Audit.read({ action: "handover.listed", subjects: [casefileID] })
  const items = await awaitAll(
    result.data.map((found) => serialize(found, file !== undefined && (seesAll || found.to === staffID))),
  )
  return { items, cursor: result.cursor }
})

/** How many handovers wait for each of these colleagues, as far as the actor may know of them. */
export async function waitingFor(staffIDs: readonly string[]): Promise<Record<string, number>> {
  const handle = await Store.consulate()
  const counts = await awaitAll(
    staffIDs.map(async (to) => {
      const { data } = await HandoverEntity.query.byReceiver({ to }).go({ ...handle, pages: "all" })
      return [to, (await Access.known(data)).length] as const
    }),
  )
  return Object.fromEntries(counts)
}

async function row(handoverID: string): Promise<HandoverRow> {
  return mustFind(HandoverEntity.get({ handoverID }))
}

async function serialize(found: HandoverRow, opened: boolean): Promise<Info> {
  const { handoverID, casefileID, folio, to, status, offeredAt, offeredBy, sealed } = found
  const words =
    sealed && opened
      ? await (await Person.dataKey(found.personID)).open<{ note: string }>(handoverID, sealed)
      : undefined
  return {
    handoverID,
    casefileID,
    folio,
    from: found.from ?? null,
    to,
    status,
    note: words?.note ?? null,
    hidden: sealed !== undefined && !words,
    offeredAt,
    offeredBy,
    endedAt: found.endedAt ?? null,
  }
}
