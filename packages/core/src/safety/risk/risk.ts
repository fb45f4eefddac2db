import { Audit } from "../../audit/audit/inside"
import type { Info as File } from "../../casework/casefile/casefile.schema"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { dayIn } from "../../platform/util/day"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { Access } from "../../tenancy/access/inside"
import { Task } from "../../tenancy/task/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Protocol } from "../protocol/inside"
import { RiskEntity, type RiskRow } from "./risk.entity"
import * as Rules from "./risk.rules"
import { AskInput, type Entry, HandoverInput, type Info, InstrumentInput, ListInput } from "./risk.schema"

export { lines } from "./risk.lines"

/** Records the red-flag list: the flags asked and their answers, sealed. Any "yes" must be acted on now. */
export const ask = verb("risk.ask", AskInput, async ({ casefileID, edition, inPrivate, answers }) => {
  const file = await enter(casefileID)
  const list = await Protocol.edition("red_flags", edition)
  const { anyYes } = Rules.ask(
    answers,
    Protocol.stepsOf(list).map(({ step }) => step.key),
  )
  const riskID = createID("risk")
  const sealed = await (await Person.dataKey(file.personID)).seal(riskID, { answers })
  // Asking the list is the conversation that the screening called for.
  const talked = await Task.settleOf(casefileID, ["talk_now"])
  return write(file, "risk.asked", { riskID, kind: "asked", sealed, edition, inPrivate, anyYes }, talked, {
    specialistNow: anyYes,
  })
})

/** Records that an outside instrument was applied: which, by whom, when, and its level. None of its questions. */
export const instrument = verb(
  "risk.instrument",
  InstrumentInput,
  async ({ casefileID, instrument, appliedOn, appliedBy, outcome, level }) => {
    const { timeZone } = await Tenant.current()
    if (appliedOn > dayIn(Clock.iso(), timeZone)) throw new VisibleError("validation", "day_to_come", "appliedOn")
    const file = await enter(casefileID)
    const riskID = createID("risk")
    const sealed = await (await Person.dataKey(file.personID)).seal(riskID, { appliedBy, level })
    return write(
      file,
      "risk.instrument_recorded",
      { riskID, kind: "instrument", sealed, instrument, appliedOn, lap: outcome },
      [],
      {
        specialistNow: outcome === "high_danger",
      },
    )
  },
)

/**
 * Records a warm hand-over by phone and, in the same transaction, creates the task of checking that the woman is safe.
 * When the line was reached, that task replaces those of attending to her.
 */
export const handover = verb("risk.handover", HandoverInput, async ({ casefileID, to, outcome, confirmWithin }) => {
  const file = await enter(casefileID)
  const riskID = createID("risk")
  const confirmAt = new Date(Clock.now().getTime() + confirmWithin * 60_000).toISOString()
  const taskID = createID("task")
  const task = { kind: "confirm_safe" as const, urgent: true, dueAt: confirmAt, folio: file.folio, casefileID }
  const taken = outcome === "reached" ? await Task.settleOf(casefileID, ["danger_word", "talk_now"]) : []
  return write(
    file,
    "risk.handed_over",
    { riskID, kind: "handover", to, outcome, confirmAt },
    [await Task.write(task, taskID), ...taken],
    { taskID, confirmAt },
  )
})

/** All that was asked, recorded and done about the woman's risk, newest first, and the current state. */
export const list = verb("risk.list", ListInput, async ({ casefileID }): Promise<Info> => {
  const file = await CaseFile.enter(casefileID)
  await Audit.read({ action: "risk.read", subjects: [casefileID] })
  const entries = await entriesOf(file, await Access.sees("narrative", file))
  return { standing: Rules.standing(entries), entries }
})

/** The flags whose last answer is "yes", for another verb's decision and not for display. */
export async function redFlags(file: File): Promise<string[]> {
  const { said } = Rules.standing(await entriesOf(file, true))
  return Object.entries(said ?? {}).flatMap(([key, { answer }]) => (answer === "yes" ? [key] : []))
}

async function enter(casefileID: string): Promise<File> {
  const file = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(file)
  return file
}

type New = Pick<RiskRow, "riskID" | "kind"> & { [K in keyof RiskRow]?: RiskRow[K] | null | undefined }

async function write<A extends Record<string, string | boolean>>(
  file: File,
  action: Audit.Action,
  row: New,
  also: Write[],
  answer: A,
) {
  const { table } = await Store.consulate()
  const { casefileID, personID } = file
  const whole = omitNil({ ...row, casefileID, personID, at: Clock.iso(), by: Act.label().id }) as RiskRow
  return commit({
    writes: [Writes.put(RiskEntity.create(whole).params({ table })), ...also],
    audit: await Audit.entry({ action, subjects: [casefileID, row.riskID] }),
    answer: { riskID: row.riskID, ...answer },
  })
}

async function entriesOf({ casefileID, personID }: File, isOpened: boolean): Promise<Entry[]> {
  const handle = await Store.consulate()
  const { data } = await RiskEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all", order: "desc" })
  const hasSealed = isOpened && data.some(({ sealed }) => sealed)
  const dataKey = hasSealed ? await Person.dataKey(personID) : undefined
  return awaitAll(
    data.map(async (row) => serialize(row, row.sealed && dataKey ? await dataKey.open(row.riskID, row.sealed) : {})),
  )
}

type Opened = { answers?: Record<string, "yes" | "no" | "unsaid">; appliedBy?: string; level?: string | null }

function serialize(row: RiskRow, opened: Opened): Entry {
  const its = { riskID: row.riskID, at: row.at, by: row.by }
  switch (row.kind) {
    case "asked":
      return {
        ...its,
        kind: "asked",
        edition: row.edition ?? 1,
        inPrivate: row.inPrivate ?? false,
        answers: opened.answers ?? null,
        anyYes: row.anyYes ?? false,
      }
    case "instrument":
      return {
        ...its,
        kind: "instrument",
        instrument: row.instrument ?? "other",
        appliedOn: row.appliedOn ?? "",
        appliedBy: opened.appliedBy ?? null,
        outcome: row.lap ?? null,
        level: opened.level ?? null,
      }
    case "handover":
      return {
        ...its,
        kind: "handover",
        to: row.to ?? "",
        outcome: row.outcome ?? "no_answer",
        confirmAt: row.confirmAt ?? "",
      }
    default:
      return row.kind satisfies never
  }
}
