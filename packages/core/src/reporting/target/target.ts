import { Audit } from "../../audit/audit/inside"
import { Act, verb } from "../../platform/actor"
import { assertAsRead } from "../../platform/error"
import { commit, findOne, Store, Writes } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Statistics, StatisticsRules } from "../../statistics/statistics/inside"
import { Tenant } from "../../tenancy/tenant/inside"
import { TargetEntity, type TargetRow } from "./target.entity"
import { dayAt, monthsOf, progress } from "./target.rules"
import { type Info, ReadInput, SetInput } from "./target.schema"

export { network, setNetwork } from "./target.network"

async function find(year: string): Promise<TargetRow | undefined> {
  return findOne(TargetEntity.get({ year }))
}

/** The acting consulate's targets of a year, each beside its own count. */
export const read = verb("target.read", ReadInput, async ({ year }): Promise<Info> => {
  const { timeZone } = await Tenant.current()
  const today = dayAt(Clock.iso(), timeZone)
  const [kept, months] = await awaitAll([
    find(year),
    awaitAll(
      monthsOf(year, today).map(async (month) => StatisticsRules.toNumbers(month, await Statistics.counters(month))),
    ),
  ])
  return progress({ year, version: kept?.version ?? 0, targets: kept?.targets ?? {} }, months, today)
})

/** Sets a year's targets: these, and no others. Throws `conflict/stale` when another came before. */
export const set = verb("target.set", SetInput, async ({ year, version, targets }) => {
  const before = await find(year)
  assertAsRead(before?.version ?? 0, version)
  const { table } = await Store.consulate()
  const next: TargetRow = {
    ...{ year, targets, version: version + 1 },
    ...{ changedAt: Clock.iso(), changedBy: Act.label().id },
  }
  const write = before
    ? TargetEntity.put(next).where(({ version: kept }, { eq }) => eq(kept, version))
    : TargetEntity.create(next)
  return commit({
    writes: [Writes.put(write.params({ table }))],
    audit: await Audit.entry({ action: "target.set", subjects: [`targets_${year}`] }),
    answer: { year, version: next.version },
  })
})
