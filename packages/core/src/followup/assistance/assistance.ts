import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Directory } from "../../directory/directory/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { AssistanceEntity, type AssistanceRow } from "./assistance.entity"
import { countersOf } from "./assistance.rules"
import { type Info, ListInput, RecordInput } from "./assistance.schema"

/** Records a service, given or not, and counts it in the month of the service. */
export const record = verb("assistance.record", RecordInput, async ({ note, at: when, ...input }) => {
  const file = await CaseFile.enter(input.casefileID)
  CaseFile.assertOpen(file)
  const now = Clock.iso()
  if (when && when > now) throw new VisibleError("validation", "not_yet", "at")
  if (input.organizationID) await Directory.organization(input.organizationID)
  const at = when ?? now
  const { timeZone } = await Tenant.current()
  const month = Statistics.monthOf(at, timeZone)
  const { table } = await Store.consulate()
  const assistanceID = createID("assistance")
  const sealed = note ? await (await Person.dataKey(file.personID)).seal(assistanceID, { note }) : null
  const row = omitNil({ ...input, assistanceID, at, by: Act.label().id, sealed, version: 1 })
  const answer = await commit({
    writes: [Writes.put(AssistanceEntity.create(row).params({ table }))],
    audit: await Audit.entry({ action: `assistance.${input.outcome}`, subjects: [assistanceID, input.casefileID] }),
    count: await Statistics.count(month, countersOf(input)),
    answer: { assistanceID, outcome: input.outcome },
  })
  await Statistics.counted(month)
  return answer
})

/** The services of one case file, newest first. */
export const list = verb("assistance.list", ListInput, async ({ casefileID, cursor, limit }): Promise<Page<Info>> => {
  const file = await CaseFile.enter(casefileID)
  const sees = await Access.sees("narrative", file)
  await Audit.read({ action: "assistance.listed", subjects: [casefileID] })
  const handle = await Store.consulate()
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
    AssistanceEntity.query.byCaseFile({ casefileID }).go({ ...handle, ...at, order: "desc" }),
  )
  const dataKey = sees && data.some(({ sealed }) => sealed) ? await Person.dataKey(file.personID) : undefined
  return { items: await awaitAll(data.map((row) => serialize(row, dataKey))), cursor: next }
})

/** Every service with its counter, for a recount. */
export async function facts(): Promise<{ at: string; key: string }[]> {
  const handle = await Store.consulate()
  const { data } = await AssistanceEntity.query.all({}).go({ ...handle, pages: "all" })
  return data.flatMap(({ at, ...row }) => countersOf(row).map((key) => ({ at, key })))
}

async function serialize(
  found: AssistanceRow,
  dataKey: Awaited<ReturnType<typeof Person.dataKey>> | undefined,
): Promise<Info> {
  const { assistanceID, casefileID, category, outcome, area, organizationID, at, by, sealed } = found
  const words = sealed && dataKey ? await dataKey.open<{ note: string }>(assistanceID, sealed) : undefined
  return {
    assistanceID,
    casefileID,
    category,
    outcome,
    area: area ?? null,
    organizationID: organizationID ?? null,
    at,
    by,
    note: words?.note ?? null,
    hidden: sealed !== undefined && !words,
  }
}
