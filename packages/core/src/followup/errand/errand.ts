import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Task } from "../../tenancy/task/inside"
import { ErrandEntity, type ErrandRow } from "./errand.entity"
import { enter, isMine, notesOf, opened, replace, row, sealNotes } from "./errand.row"
import { decide, orderOf } from "./errand.rules"
import { AnswerInput, AskInput, CancelInput, FromIDInput, type Opened, TakeInput } from "./errand.schema"

export { list, mine, openOf } from "./errand.list"
export { nextDueAt, remindOverdue } from "./errand.overdue"

/** Asks another area for something that the case file needs. The area sees a folio and the request, never the file. */
export const ask = verb("errand.ask", AskInput, async ({ casefileID, note, ...input }) => {
  const casefile = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(casefile)
  const askedAt = Clock.iso()
  if (input.dueAt <= askedAt) throw new VisibleError("validation", "errand_due_past", "dueAt")
  const { table } = await Store.consulate()
  const errandID = createID("errand")
  const { personID, folio } = casefile
  const made = omitNil({
    ...input,
    errandID,
    casefileID,
    personID,
    folio,
    status: "asked" as const,
    side: "open",
    order: orderOf(input),
    sealed: await sealNotes(errandID, personID, { note, answerNote: null }),
    askedAt,
    askedBy: Act.label().id,
    version: 1,
  })
  return commit({
    // Refused for a file that is closed at the same moment.
    writes: [Writes.put(ErrandEntity.create(made).params({ table })), await CaseFile.unchanged(casefile)],
    audit: await Audit.entry({ action: "errand.asked", subjects: [errandID, casefileID] }),
    answer: { errandID, status: "asked" },
  })
})

/** One errand with its notes. The read is audited first. */
export const fromID = verb("errand.read", FromIDInput, async ({ errandID }): Promise<Opened> => {
  const { sees, ...found } = await enter(errandID)
  await Audit.read({ action: "errand.read", subjects: [errandID] })
  return opened(found, sees)
})

/** An officer of the area takes the errand ("we are on it"). */
export const take = verb("errand.take", TakeInput, async ({ errandID }) => {
  const found = await areas(errandID)
  const next = decide(found, { do: "take", by: Act.label().id }, Clock.iso())
  return write(found, next, "errand.taken")
})

/** Records the area's answer, which becomes a task of the case file's owner. */
export const answer = verb("errand.answer", AnswerInput, async ({ errandID, answer }) => {
  const found = await areas(errandID)
  const next = decide(found, { do: "answer", by: Act.label().id, answer }, Clock.iso())
  const notes = { ...(await notesOf(found)), answerNote: answer.note }
  const sealed = await sealNotes(errandID, found.personID, notes)
  const { casefileID, folio } = found
  const urgent = found.urgent && answer.outcome === "cannot"
  const task = await Task.write({ kind: "errand_answered", urgent, dueAt: Clock.iso(), folio, casefileID })
  return write(found, omitNil({ ...next, sealed }) as ErrandRow, "errand.answered", [task])
})

/** Cancels the request; the area sees that it is no longer wanted. */
export const cancel = verb("errand.cancel", CancelInput, async ({ errandID }) => {
  const found = await row(errandID)
  await CaseFile.enter(found.casefileID)
  const next = decide(found, { do: "cancel", by: Act.label().id }, Clock.iso())
  return write(found, next, "errand.cancelled")
})

/** An errand of the actor's areas; other areas' errands are refused. */
async function areas(errandID: string): Promise<ErrandRow> {
  const found = await row(errandID)
  if (!isMine(found)) throw new VisibleError("forbidden", "errand_of_another_area")
  return found
}

async function write(found: ErrandRow, next: ErrandRow, action: Audit.Action, also: Write[] = []) {
  const { lateTaskID, ...rest } = next
  const ended = next.endedAt !== undefined
  const late = ended && lateTaskID ? await Task.settle(lateTaskID) : []
  return commit({
    writes: [await replace(found, ended ? rest : next), ...late, ...also],
    audit: await Audit.entry({ action, subjects: [found.errandID, found.casefileID] }),
    answer: { errandID: found.errandID, status: next.status },
  })
}
