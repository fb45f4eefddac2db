import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { commit, findOne, Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Access } from "../../tenancy/access/inside"
import { SafetyPlanEntity, type SafetyPlanRow } from "./safetyplan.entity"
import * as Rules from "./safetyplan.rules"
import { ForgetInput, FromIDInput, type Info, KeepInput, type Plan } from "./safetyplan.schema"

/** The woman's plan, if she wanted it kept; its content only for readers who may see what she told. */
export const fromID = verb("safetyplan.read", FromIDInput, async ({ casefileID }): Promise<Info> => {
  const file = await CaseFile.enter(casefileID)
  await Audit.read({ action: "safetyplan.read", subjects: [casefileID] })
  const found = await row(casefileID)
  const { version = 0, sealed, keptAt = "", keptBy = "" } = found ?? {}
  if (found?.status !== "kept" || !sealed) return { status: "none", version }
  const isOpened = await Access.sees("narrative", file)
  const plan = isOpened
    ? (await (await Person.dataKey(found.personID)).open<{ plan: Plan }>(casefileID, sealed)).plan
    : null
  return { status: "kept", version, keptAt, keptBy, plan }
})

/** Saves the plan, sealed with the woman's data key, because she wants it kept. */
export const keep = verb("safetyplan.keep", KeepInput, async ({ casefileID, version, plan }) => {
  const file = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(file)
  const found = await row(casefileID)
  const { plan: kept, ...next } = Rules.keep(found, version, plan)
  const { personID } = file
  const sealed = await (await Person.dataKey(personID)).seal(casefileID, { plan: kept })
  const its = { ...next, casefileID, personID, sealed, keptAt: Clock.iso(), keptBy: Act.label().id }
  return commit({
    writes: [await write(found, its)],
    audit: await Audit.entry({ action: "safetyplan.kept", subjects: [casefileID] }),
    answer: { casefileID, version: next.version },
  })
})

/** The woman no longer wants the plan kept: its content is overwritten, and the row expires a day later. */
export const forget = verb("safetyplan.forget", ForgetInput, async ({ casefileID, version }) => {
  const { personID } = await CaseFile.enter(casefileID)
  const found = await row(casefileID)
  const next = Rules.forget(found, version, Clock.now())
  return commit({
    writes: [await write(found, { ...next, casefileID, personID })],
    audit: await Audit.entry({ action: "safetyplan.forgotten", subjects: [casefileID] }),
    answer: { casefileID, version: next.version },
  })
})

async function row(casefileID: string): Promise<SafetyPlanRow | undefined> {
  return findOne(SafetyPlanEntity.get({ casefileID }))
}

async function write(found: SafetyPlanRow | undefined, next: SafetyPlanRow): Promise<Write> {
  const { table } = await Store.consulate()
  if (!found) return Writes.put(SafetyPlanEntity.create(next).params({ table }))
  return Writes.replace(SafetyPlanEntity.put(next), found.version, table)
}
