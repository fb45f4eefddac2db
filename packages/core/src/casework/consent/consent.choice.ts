import { Act } from "../../platform/actor"
import { Store, type Write, Writes } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import { RefusalEntity, StatisticsEntity } from "./consent.entity"
import { decide } from "./consent.rules"
import type { Decision, Refusal, Statistics } from "./consent.schema"

/** The woman's refusal of one organisation, or of sharing at all; for the transaction that records it. */
export async function writeRefusal(asked: {
  casefileID: string
  organizationID: string | null
}): Promise<{ refusalID: string; write: Write }> {
  const { table } = await Store.consulate()
  const refusalID = createID("refusal")
  const row = omitNil({ ...asked, refusalID, at: Clock.iso(), by: Act.label().id })
  return { refusalID, write: Writes.put(RefusalEntity.create(row).params({ table })) }
}

/** The woman's refusals, newest first. */
export async function refusalsOf(casefileID: string): Promise<Refusal[]> {
  const handle = await Store.consulate()
  const { data } = await RefusalEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all", order: "desc" })
  return data.map(({ refusalID, organizationID, at, by }) => ({
    refusalID,
    casefileID,
    organizationID: organizationID ?? null,
    at,
    by,
  }))
}

/** The woman's current decision about statistics; `unasked` when nobody has asked her. */
export async function statistics(personID: string): Promise<Statistics> {
  const found = await current(personID)
  return { decision: found?.decision ?? "unasked", at: found?.at ?? null }
}

/** The write that records the woman's new decision, unless another was recorded meanwhile. */
export async function chooseStatistics(personID: string, decision: Decision, language: string): Promise<Write> {
  const found = await current(personID)
  const { table } = await Store.consulate()
  const row = omitNil({
    personID,
    decision: decide(found?.decision ?? "unasked", decision),
    at: Clock.iso(),
    by: Act.label().id,
    language: decision === "given" ? language : null,
    version: (found?.version ?? 0) + 1,
  })
  const put = found
    ? StatisticsEntity.put(row).where(({ version }, { eq }) => eq(version, found.version))
    : StatisticsEntity.create(row)
  return Writes.put(put.params({ table }))
}

async function current(personID: string) {
  const handle = await Store.consulate()
  const { data } = await StatisticsEntity.get({ personID }).go({ ...handle, consistent: true })
  return data
}
