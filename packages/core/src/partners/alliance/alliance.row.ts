import { VisibleError } from "../../platform/error"
import { Store, type Write, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { omitNil } from "../../platform/util/omit-nil"
import { Statistics } from "../../statistics/statistics/inside"
import { AllianceEntity, type AllianceRow } from "./alliance.entity"
import * as rules from "./alliance.rules"
import { firstTerms, type Info } from "./alliance.schema"

export async function row(allianceID: string): Promise<AllianceRow> {
  const handle = await Store.consulate()
  const found = (await AllianceEntity.query.byID({ allianceID }).go(handle)).data[0]
  if (!found) throw new VisibleError("not_found", "not_found")
  const { organizationID } = found
  const { data } = await AllianceEntity.get({ organizationID, allianceID }).go({ ...handle, consistent: true })
  if (!data) throw new VisibleError("not_found", "not_found")
  return data
}

export async function ofOrganization(organizationID: string): Promise<AllianceRow[]> {
  const handle = await Store.consulate()
  const query = AllianceEntity.query.byOrganization({ organizationID })
  return (await query.go({ ...handle, consistent: true, pages: "all" })).data
}

export async function all(): Promise<AllianceRow[]> {
  const handle = await Store.consulate()
  return (await AllianceEntity.query.byStart({}).go({ ...handle, pages: "all", order: "desc" })).data
}

/** Writes `next` if the row is still as it was read. */
export async function replace(found: AllianceRow, next: Partial<Record<keyof AllianceRow, unknown>>): Promise<Write> {
  const { table } = await Store.consulate()
  const merged = omitNil({ ...found, ...next, version: found.version + 1 }) as AllianceRow
  return Writes.replace(AllianceEntity.put(merged), found.version, table)
}

export const termOf = ({ startsOn, endsOn, autoRenewMonths }: AllianceRow): rules.Term => ({
  startsOn,
  endsOn: endsOn ?? null,
  autoRenewMonths: autoRenewMonths ?? null,
})

const signedOn = (found: AllianceRow) => found.signedOn ?? found.startsOn

export function stateOf(found: AllianceRow): rules.State {
  if (found.endedAt === undefined) return standing(found)
  return { stage: "ended", endedAt: found.endedAt, before: standing(found) }
}

function standing(found: AllianceRow): Exclude<rules.State, { stage: "ended" }> {
  const stage = found.stage ?? "signed"
  switch (stage) {
    case "draft":
      return { stage }
    case "in_opinion":
      return { stage, askedOn: found.opinionAskedOn ?? "", opinion: found.opinion ?? null }
    case "signed":
      return { stage, signedOn: signedOn(found), term: termOf(found) }
    default:
      return stage satisfies never
  }
}

/** The row's attributes for a state; the others stay as they are. */
export function attributesOf(state: rules.State): Partial<Record<keyof AllianceRow, unknown>> {
  switch (state.stage) {
    case "draft":
      return { stage: "draft", opinionAskedOn: null, opinion: null }
    case "in_opinion":
      return { stage: "in_opinion", opinionAskedOn: state.askedOn, opinion: state.opinion }
    case "signed":
      return { stage: "signed", signedOn: state.signedOn, ...state.term }
    case "ended":
      return { endedAt: state.endedAt }
    default:
      return state satisfies never
  }
}

type Key = Parameters<typeof Statistics.count>[1][number]

/** The counters in which an alliance is counted, each with an instant in its month. */
export function countsOf(found: AllianceRow, timeZone: string): { at: string; key: Key & string }[] {
  if ((found.stage ?? "signed") !== "signed") return []
  const at = rules.noonOf(signedOn(found), timeZone)
  return [
    { at, key: "alliance.signed" },
    { at, key: `alliance.kind.${found.kind}` },
    ...(found.supersedes ? [{ at, key: "alliance.renewed" as const }] : []),
    ...(found.endedAt ? [{ at: found.endedAt, key: "alliance.ended" as const }] : []),
  ]
}

/** What a change adds to the counters: what counts now and did not before, by month. */
export async function counting(before: AllianceRow | null, after: AllianceRow, timeZone: string) {
  const had = new Set(before ? countsOf(before, timeZone).map(({ key }) => key) : [])
  const fresh = countsOf(after, timeZone).filter(({ key }) => !had.has(key))
  const months = new Map<string, Key[]>()
  for (const { at, key } of fresh) {
    const month = Statistics.monthOf(at, timeZone)
    months.set(month, [...(months.get(month) ?? []), key])
  }
  const writes = await awaitAll([...months].map(([month, keys]) => Statistics.count(month, keys)))
  return { count: writes.flat(), months: [...months.keys()] }
}

export function serialize(found: AllianceRow, at: string, timeZone: string): Info {
  const today = rules.dayAt(at, timeZone)
  const term = termOf(found)
  const isSigned = (found.stage ?? "signed") === "signed"
  return {
    allianceID: found.allianceID,
    organizationID: found.organizationID,
    kind: found.kind,
    ...term,
    runsUntil: rules.runsUntil(term, today),
    daysLeft: isSigned ? rules.daysLeft(term, today) : null,
    signedOn: isSigned ? signedOn(found) : null,
    opinionAskedOn: found.opinionAskedOn ?? null,
    opinion: found.opinion ?? null,
    endedAt: found.endedAt ?? null,
    status: rules.statusAt(stateOf(found), at, timeZone),
    terms: { ...firstTerms, ...found.terms },
    supersedes: found.supersedes ?? null,
    successorID: found.successorID ?? null,
    createdAt: found.createdAt,
    version: found.version,
  }
}
