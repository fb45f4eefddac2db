import type { MonthNumbers } from "@ventanilla/core/statistics/statistics/schema"
import type { Info, OfficeRow } from "@ventanilla/core/tenancy/tenant/schema"

export type Status = Exclude<OfficeRow["status"], "discarded">
export const statuses: readonly Status[] = [
  "failed",
  "provisioning",
  "restoring",
  "offboarding",
  "suspended",
  "active",
  "offboarded",
  "not_joined",
]

/** One office of the network with what is known of it: its state, its steps, its numbers. */
export type Row = {
  code: string
  name: { es: string; en: string }
  city: { es: string; en: string }
  country: string
  state: string | undefined
  status: Status
  tenantID: string | undefined
  steps: { done: number; all: number } | undefined
  opened: number
  sent: number
  accepted: number
  median: number | undefined
  trend: number[]
}

type Facts = {
  offices: readonly OfficeRow[]
  consulates: readonly Info[]
  numbers: readonly { tenantID: string; months: readonly MonthNumbers[] }[]
  months: readonly string[]
}

/** The 53 and those that joined from elsewhere, each once. */
export function officeRows({ offices, consulates, numbers, months }: Facts): Row[] {
  const byID = new Map(consulates.map((one) => [one.tenantID, one]))
  const counted = new Map(numbers.map((one) => [one.tenantID, one.months]))
  const listed = offices.map((office) => {
    const there = office.tenantID ? byID.get(office.tenantID) : undefined
    return row(
      { ...office, name: there?.names ?? office.names },
      there?.status ?? office.status,
      there,
      counted,
      months,
    )
  })
  const known = new Set(offices.map((office) => office.tenantID))
  // An office that joined again is shown as it is now; what it was before is history.
  const again = new Set(offices.map((office) => office.code))
  const elsewhere = consulates
    .filter((one) => !known.has(one.tenantID) && one.status !== "discarded")
    .filter((one) => one.status !== "offboarded" || !again.has(one.officeCode))
    .map((one) =>
      row({ ...one, code: one.officeCode, name: one.names, city: one.names }, one.status, one, counted, months),
    )
  return [...listed, ...elsewhere]
}

type Office = Pick<OfficeRow, "code" | "city" | "country" | "state"> & { name: Row["name"] }

function row(
  office: Office,
  status: OfficeRow["status"],
  there: Info | undefined,
  counted: Map<string, readonly MonthNumbers[]>,
  months: readonly string[],
): Row {
  const mine = (there && counted.get(there.tenantID)) ?? []
  const sum = (metric: keyof MonthNumbers["counts"]) =>
    mine.reduce((total, month) => total + (month.counts[metric] ?? 0), 0)
  const gone = status === "discarded"
  return {
    code: office.code,
    name: office.name,
    city: office.city,
    country: office.country,
    state: office.state ?? undefined,
    status: gone ? "not_joined" : status,
    tenantID: gone ? undefined : there?.tenantID,
    steps: there && { done: there.steps.filter((step) => step.status === "done").length, all: there.steps.length },
    opened: sum("casefile.opened"),
    sent: sum("referral.sent"),
    accepted: sum("referral.accepted"),
    median: medianOf(mine.map((month) => month.answerHours)),
    trend: months.map((month) => mine.find((one) => one.month === month)?.counts["casefile.opened"] ?? 0),
  }
}

/** The median of whole hours counted in several histograms; undefined when nobody answered. */
export function medianOf(histograms: readonly Record<string, number>[]): number | undefined {
  const total = new Map<number, number>()
  for (const histogram of histograms)
    for (const [hour, count] of Object.entries(histogram))
      total.set(Number(hour), (total.get(Number(hour)) ?? 0) + count)
  const all = [...total.values()].reduce((sum, count) => sum + count, 0)
  let seen = 0
  for (const [hour, count] of [...total].sort(([a], [b]) => a - b)) {
    seen += count
    if (seen * 2 >= all) return hour
  }
  return undefined
}

/** The last `count` months up to `at`, oldest first: "2026-01". */
export function lastMonths(count: number, at: Date): string[] {
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - (count - 1 - index), 1))
    return month.toISOString().slice(0, 7)
  })
}

/** The share of answers that accept, of those that answered. */
export function acceptance(counts: Partial<Record<string, number>> | undefined): number | undefined {
  const accepted = counts?.["referral.accepted"] ?? 0
  const answers = accepted + (counts?.["referral.declined"] ?? 0)
  return answers ? accepted / answers : undefined
}
