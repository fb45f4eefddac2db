import { type Indicator, indicators, type OfficesInfo } from "@ventanilla/core/reporting/numbers/schema"
import type { OfficeRow } from "@ventanilla/core/tenancy/tenant/schema"

export { type Indicator, indicators }

export type Row = {
  code: string
  tenantID: string
  name: { es: string; en: string }
  months: Map<string, Partial<Record<Indicator, number>>>
}

/** Consulates with numbers, each with what it counted by month. */
export function indicatorRows(offices: readonly OfficeRow[], found: OfficesInfo | undefined): Row[] {
  if (!found) return []
  const known = new Map(offices.flatMap((office) => (office.tenantID ? [[office.tenantID, office] as const] : [])))
  return found.consulates.flatMap(({ tenantID, counts }) => {
    const office = known.get(tenantID)
    if (!office) return []
    const named = (own: readonly number[]) => Object.fromEntries(found.indicators.map((one, at) => [one, own[at] ?? 0]))
    const months = new Map(found.months.map((month, at) => [month, named(counts[at] ?? [])] as const))
    return [{ code: office.code, tenantID, name: office.city, months }]
  })
}

export const countOf = (row: Row, indicator: Indicator, month: string): number =>
  row.months.get(month)?.[indicator] ?? 0
export const totalOf = (row: Row, indicator: Indicator, months: readonly string[]): number =>
  months.reduce((sum, month) => sum + countOf(row, indicator, month), 0)
