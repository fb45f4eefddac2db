import { Audit } from "../../audit/audit/inside"
import { Breakdown } from "../../casework/breakdown/inside"
import { CaseFile } from "../../casework/casefile/inside"
import { Assistance } from "../../followup/assistance/inside"
import { Fund } from "../../funds/fund/inside"
import { Notification } from "../../outreach/notification/inside"
import { Outreach } from "../../outreach/outreach/inside"
import { Training } from "../../outreach/training/inside"
import { Alliance } from "../../partners/alliance/inside"
import { Referral } from "../../partners/referral/inside"
import { Verification } from "../../partners/verification/inside"
import { Act, verb } from "../../platform/actor"
import { VisibleError } from "../../platform/error"
import { commit } from "../../platform/store"
import { awaitAll } from "../../platform/util/await-all"
import { Clock } from "../../platform/util/clock"
import { Publication } from "../../statistics/publication/inside"
import { Statistics, StatisticsRules } from "../../statistics/statistics/inside"
import type { Drift } from "../../statistics/statistics/statistics.schema"
import { Tenant } from "../../tenancy/tenant/inside"
import { drift, recount } from "./numbers.rules"
import { type Info, indicators, type NetworkInfo, type OfficesInfo, RangeInput, VerifyInput } from "./numbers.schema"

export { definitions } from "./definitions"
export { figures, networkFigures } from "./figures"

const mostMonths = 36

function monthsOf(range: { from: string; to: string }): string[] {
  const months = StatisticsRules.months(range.from, range.to)
  if (months.length > mostMonths) throw new VisibleError("validation", "invalid", "from")
  return months
}

/** The numbers of the actor's consulate, month by month. */
export const read = verb("numbers.read", RangeInput, async (range): Promise<Info> => {
  const months = await awaitAll(
    monthsOf(range).map(async (month) => StatisticsRules.toNumbers(month, await Statistics.counters(month))),
  )
  return { months }
})

/** What every consulate has published, and the network's sums. Headquarters sees totals and never a row behind them. */
export const network = verb("network.numbers", RangeInput, async (range): Promise<NetworkInfo> => {
  const months = monthsOf(range)
  const published = await awaitAll(months.map((month) => Statistics.published(month)))
  const tenantIDs = [...new Set(published.flat().map(({ tenantID }) => tenantID))].sort()
  return {
    network: months.map((month, index) =>
      StatisticsRules.add(
        month,
        (published[index] ?? []).map(({ numbers }) => numbers),
      ),
    ),
    consulates: tenantIDs.map((tenantID) => ({
      tenantID,
      months: months.map((month, index) => {
        const own = published[index]?.find((row) => row.tenantID === tenantID)
        return own?.numbers ?? StatisticsRules.toNumbers(month, {})
      }),
    })),
  }
})

/**
 * A few totals of every consulate by month, for the map and for like beside like: one query of the registry, and of 500
 * consulates' 28 months an answer of less than a megabyte.
 */
export const offices = verb("network.numbers", RangeInput, async (range): Promise<OfficesInfo> => {
  const months = monthsOf(range)
  const rows = new Map((await Publication.officesOf(range.from, range.to)).map((row) => [row.month, row]))
  const tenantIDs = [...new Set([...rows.values()].flatMap(({ counts }) => Object.keys(counts)))].sort()
  return {
    months,
    indicators: [...indicators],
    consulates: tenantIDs.map((tenantID) => ({
      tenantID,
      counts: months.map((month) => {
        const { of = [], counts = {} } = rows.get(month) ?? {}
        const own = counts[tenantID]
        return own ? indicators.map((one) => own[of.indexOf(one)] ?? 0) : []
      }),
    })),
  }
})

/** The months in which there can be counters, facts or none: since the consulate was onboarded. */
function livedMonths(createdAt: string, timeZone: string): string[] {
  // The local clock can be set back, to before this consulate was.
  const [from = "", to = ""] = [createdAt, Clock.iso()].map((at) => Statistics.monthOf(at, timeZone)).sort()
  return StatisticsRules.months(from, to)
}

/**
 * Recounts from the facts and says where the counters differ, in one month or in all in which there are facts or the
 * consulate was there, since a counter can also be left without any fact, and in what is counted as it stands.
 */
export async function findDrift(month?: string): Promise<{ checked: number; drift: Drift[] }> {
  const { createdAt, timeZone } = await Tenant.current()
  const [casefiles, referrals, others] = await awaitAll([
    CaseFile.facts(),
    Referral.facts(),
    awaitAll([
      Assistance.facts(),
      Fund.facts(),
      Alliance.facts(),
      Outreach.facts(),
      Training.facts(),
      Notification.facts(),
      Verification.facts(),
      Breakdown.facts(),
    ]),
  ])
  const detected = casefiles.flatMap(({ openedAt, detectedBy }) =>
    detectedBy ? [{ at: openedAt, key: `casefile.detected.${detectedBy}` }] : [],
  )
  const facts = [
    ...casefiles.map(({ openedAt }) => ({ at: openedAt, key: "casefile.opened" })),
    ...detected,
    ...referrals,
    ...others.flat(),
  ]
  const stand = casefiles.map(({ openedAt, stands }) => ({ at: openedAt, key: stands }))
  const recounted = {
    ...recount(facts, (at) => Statistics.monthOf(at, timeZone)),
    ...recount(stand, () => Statistics.current),
  }
  const lived = livedMonths(createdAt, timeZone)
  const months = month ? [month] : [...new Set([...Object.keys(recounted), ...lived, Statistics.current])].sort()
  const rows = await awaitAll(
    months.map(async (one) => drift(one, await Statistics.counters(one), recounted[one] ?? {})),
  )
  return { checked: facts.length, drift: rows.flat() }
}

/** A transaction takes a hundred items. */
const atOnce = 90

/**
 * Corrects counters that differ from the facts, in all months or in one, and publishes the months again. Differences
 * are checked twice: a count that was being written the first time is no error.
 */
export async function mend(month?: string): Promise<Drift[]> {
  const first = await findDrift(month)
  const again = new Set((await findDrift(month)).drift.map((row) => JSON.stringify(row)))
  const wrong = first.drift.filter((row) => again.has(JSON.stringify(row)))
  for (let start = 0; start < wrong.length; start += atOnce) {
    const writes = await awaitAll(
      wrong
        .slice(start, start + atOnce)
        .map(({ month, key, counted, recounted }) => Statistics.correction(month, key, recounted - counted)),
    )
    const audit = await Audit.entry({ action: "numbers.mended", subjects: [Act.tenantID()] })
    await commit({ writes, audit, answer: {}, remembered: false })
  }
  const months = new Set(wrong.map((row) => row.month).filter((one) => one !== Statistics.current))
  for (const one of months) await Statistics.publish(one)
  return wrong
}

/** `findDrift` at a coordinator's request: how many facts were checked and how many counters differ. */
export const verify = verb("numbers.verify", VerifyInput, async ({ month }) => {
  const found = await findDrift(month)
  return commit({
    writes: [],
    audit: await Audit.entry({ action: "numbers.verified", subjects: [Act.tenantID()] }),
    answer: { checked: found.checked, drift: found.drift.length, at: Clock.iso() },
  })
})
