import type { Metric, MonthNumbers } from "@ventanilla/core/statistics/schema"
import type { OfficeRow } from "@ventanilla/core/tenant/schema"

/** What the map can show: totals, which headquarters has of each consulate exactly. */
export const indicators = [
  "outreach.held",
  "outreach.participants",
  "casefile.opened",
  "referral.made",
  "service.given",
  "training.held",
  "training.attendees",
  "alliance.signed",
] as const satisfies readonly Metric[]
export type Indicator = (typeof indicators)[number]

export type Row = {
  code: string
  tenantID: string
  name: { es: string; en: string }
  months: Map<string, MonthNumbers["counts"]>
}

/** Consulates with numbers, each with what it counted by month. */
export function indicatorRows(
  offices: readonly OfficeRow[],
  consulates: readonly { tenantID: string; months: readonly MonthNumbers[] }[],
): Row[] {
  const known = new Map(offices.flatMap((office) => (office.tenantID ? [[office.tenantID, office] as const] : [])))
  return consulates.flatMap(({ tenantID, months }) => {
    const office = known.get(tenantID)
    if (!office) return []
    const counts = new Map(months.map(({ month, counts }) => [month, counts] as const))
    return [{ code: office.code, tenantID, name: office.city, months: counts }]
  })
}

export const countOf = (row: Row, indicator: Metric, month: string): number => row.months.get(month)?.[indicator] ?? 0
export const totalOf = (row: Row, indicator: Metric, months: readonly string[]): number =>
  months.reduce((sum, month) => sum + countOf(row, indicator, month), 0)
