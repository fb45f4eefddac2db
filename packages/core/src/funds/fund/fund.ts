import { createConversions } from "electrodb"
import { Audit } from "../../audit/audit/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Person } from "../../casework/person/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit, Lists, mustFind, retrying, Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { createID } from "../../platform/util/id"
import { omitNil } from "../../platform/util/omit-nil"
import type { Page } from "../../platform/util/schema"
import { Statistics } from "../../statistics/statistics/inside"
import { Access } from "../../tenancy/access/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { Programme } from "../programme/inside"
import { CommittedEntity, FundEntity, type FundRow } from "./fund.entity"
import * as Rules from "./fund.rules"
import {
  ApproveInput,
  EvidenceInput,
  FromIDInput,
  type Info,
  ListInput,
  RefuseInput,
  RequestInput,
} from "./fund.schema"

/** Requests support money under a sub-programme that is offered. */
export const request = verb("fund.request", RequestInput, async ({ casefileID, programme: key, amount, note }) => {
  const file = await CaseFile.enter(casefileID)
  CaseFile.assertOpen(file)
  const { es, en, fiscalYear, currency, ceiling, evidence, retired } = await Programme.fromKey(key)
  if (retired) throw new VisibleError("validation", "programme_unknown", "programme")
  if (ceiling !== null && amount > ceiling) throw new VisibleError("conflict", "fund_ceiling", "amount")
  const { table } = await Store.consulate()
  const fundID = createID("fund")
  const requestedAt = Clock.iso()
  const sealed = note ? await (await Person.dataKey(file.personID)).seal(fundID, { note }) : null
  const row = omitNil({
    fundID,
    casefileID,
    personID: file.personID,
    status: "requested" as const,
    programme: { key, es, en, fiscalYear, currency, ceiling, evidence },
    amount,
    evidence: [],
    sealed,
    requestedAt,
    requestedBy: Act.label().id,
    version: 1,
  })
  return counting(requestedAt, "fund.requested", async (count) =>
    commit({
      writes: [Writes.put(FundEntity.create(row).params({ table }))],
      audit: await Audit.entry({ action: "fund.requested", subjects: [fundID, casefileID] }),
      count,
      answer: { fundID, status: "requested" },
    }),
  )
})

/** The coordinator approves, within the ceiling, which the transaction enforces. */
export const approve = verb("fund.approve", ApproveInput, ({ fundID, amount }) =>
  change("fund.approved", fundID, (fund, committed, by, now) => Rules.approve(fund, amount, committed, by, now)),
)

export const refuse = verb("fund.refuse", RefuseInput, ({ fundID, reason }) =>
  change("fund.refused", fundID, (fund, committed, by, now) => {
    const ended = Rules.end(fund, "refused", committed, by, now)
    return { ...ended, fund: { ...ended.fund, refusal: reason } }
  }),
)

/** The woman no longer wants it, or it was requested by mistake. */
export const withdraw = verb("fund.withdraw", FromIDInput, ({ fundID }) =>
  change("fund.withdrawn", fundID, (fund, committed, by, now) => Rules.end(fund, "withdrawn", committed, by, now)),
)

export const evidence = verb("fund.evidence", EvidenceInput, ({ fundID, evidence, version }) =>
  change("fund.evidence_ticked", fundID, (fund, committed) => ({
    fund: Rules.tick(fund, evidence, version),
    committed,
  })),
)

/** The money was handed over; counted in that month. */
export const give = verb("fund.give", FromIDInput, ({ fundID }) =>
  change("fund.given", fundID, (fund, committed, by, now) => ({
    fund: Rules.give(fund, by, now),
    committed,
  })),
)

type Changed = { fund: FundRow; committed: number }

async function change(
  action: Audit.Action,
  fundID: string,
  decide: (fund: FundRow, committed: number, by: string, now: string) => Changed,
) {
  return retrying(async () => {
    const { table } = await Store.consulate()
    const found = await row(fundID)
    await CaseFile.enter(found.casefileID)
    const before = await committedOf(found)
    const now = Clock.iso()
    const next = decide(found, before.amount, Act.label().id, now)
    const put = FundEntity.put(next.fund).where(({ version }, { eq }) => eq(version, found.version))
    return counting(now, next.fund.status === "given" ? "fund.given" : undefined, async (count) =>
      commit({
        writes: [
          Writes.put(put.params({ table })),
          ...(next.committed === before.amount ? [] : [before.write(next.committed)]),
        ],
        audit: await Audit.entry({ action, subjects: [fundID, found.casefileID] }),
        count,
        answer: { fundID, status: next.fund.status },
      }),
    )
  })
}

/** The amount promised to the case file so far, and the write that changes it if nobody else did meanwhile. */
async function committedOf({ casefileID, programme }: FundRow) {
  const handle = await Store.consulate()
  const key = { casefileID, programme: programme.key, fiscalYear: programme.fiscalYear, currency: programme.currency }
  const { data } = await CommittedEntity.get(key).go({ ...handle, consistent: true })
  const write = (amount: number): Write => {
    const next = { ...key, amount, version: (data?.version ?? 0) + 1 }
    return Writes.put(
      data
        ? CommittedEntity.put(next)
            .where(({ version }, { eq }) => eq(version, data.version))
            .params(handle)
        : CommittedEntity.create(next).params(handle),
    )
  }
  return { amount: data?.amount ?? 0, write }
}

async function counting<T>(
  at: string,
  key: "fund.requested" | "fund.given" | undefined,
  run: (count: Write[]) => Promise<T>,
): Promise<T> {
  if (!key) return run([])
  const { timeZone } = await Tenant.current()
  const month = Statistics.monthOf(at, timeZone)
  const answer = await run(await Statistics.count(month, [key]))
  await Statistics.counted(month)
  return answer
}

/** The funds of one case file, newest first; or those in a state, ids and sums only, for whoever approves. */
export const list = verb("fund.list", ListInput, async ({ casefileID, status, cursor, limit }): Promise<Page<Info>> => {
  const handle = await Store.consulate()
  const newest = { ...handle, order: "desc" as const }
  if (!casefileID) {
    const { data, cursor: next } = await Access.page(
      { cursor, limit },
      (at) => FundEntity.query.byStatus({ status }).go({ ...newest, ...at }),
      (row) => createConversions(FundEntity).byAccessPattern.byStatus.fromComposite.toCursor(row),
    )
    return { items: data.map((row) => serialize(row, null)), cursor: next }
  }
  const file = await CaseFile.enter(casefileID)
  const sees = await Access.sees("narrative", file)
  await Audit.read({ action: "fund.listed", subjects: [casefileID] })
  const { data, cursor: next } = await Lists.page({ cursor, limit }, (at) =>
    FundEntity.query.byCaseFile({ casefileID }).go({ ...newest, ...at }),
  )
  const dataKey = sees && data.some(({ sealed }) => sealed) ? await Person.dataKey(file.personID) : undefined
  const items = await awaitAll(
    data.map(async (row) =>
      serialize(
        row,
        row.sealed && dataKey ? (await dataKey.open<{ note: string }>(row.fundID, row.sealed)).note : null,
      ),
    ),
  )
  return { items, cursor: next }
})

/** All funds of one case file as facts for another verb's decision. */
export async function ofCaseFile(casefileID: string): Promise<Info[]> {
  const handle = await Store.consulate()
  const { data } = await FundEntity.query.byCaseFile({ casefileID }).go({ ...handle, pages: "all" })
  return data.map((row) => serialize(row, null))
}

/** Every fund with its counters, for a recount. */
export async function facts(): Promise<{ at: string; key: string }[]> {
  const handle = await Store.consulate()
  const rows = await awaitAll(
    (["requested", "approved", "given", "refused", "withdrawn"] as const).map((status) =>
      FundEntity.query.byStatus({ status }).go({ ...handle, pages: "all" }),
    ),
  )
  return rows.flatMap(({ data }) =>
    data.flatMap(({ status, requestedAt, endedAt }) => [
      { at: requestedAt, key: "fund.requested" },
      ...(status === "given" && endedAt ? [{ at: endedAt, key: "fund.given" }] : []),
    ]),
  )
}

async function row(fundID: string): Promise<FundRow> {
  return mustFind(FundEntity.get({ fundID }))
}

function serialize(found: FundRow, note: string | null): Info {
  const { personID: _person, sealed, ...rest } = found
  return {
    ...rest,
    refusal: found.refusal ?? null,
    note,
    hidden: sealed !== undefined && note === null,
    approvedAt: found.approvedAt ?? null,
    approvedBy: found.approvedBy ?? null,
    endedAt: found.endedAt ?? null,
    endedBy: found.endedBy ?? null,
  }
}
