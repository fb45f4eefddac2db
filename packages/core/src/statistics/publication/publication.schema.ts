import type { Indicator, MonthNumbers } from "../statistics/statistics.schema"
import type { Cells, Shown } from "../suppression/suppression.schema"

/**
 * Days after the end of a month until consulates add to the network's sums, and until the sums are closed even if some
 * are missing.
 */
export const addAfterDays = 5
export const closeAfterDays = 10

/** What the whole network counted in one month when it was last added up; nothing by attributes of women. */
export type Totals = { month: string; numbers: MonthNumbers; consulates: number; at: string }

/**
 * Every consulate's indicators for one month, by the consulate's id, when they were last added up; `of` names the
 * indicators in the order of each list. A row of 500 consulates takes some 30 KB of DynamoDB's 400.
 */
export type Offices = { month: string; of: Indicator[]; counts: Record<string, number[]> }

/** One month, closed for good. What comes to light later goes into the sums of the month that is open then. */
export type Sums = {
  month: string
  /** By attributes of women; null where the number may not be shown. */
  cells: Shown
  /** The network's counts at the closing. */
  totals: MonthNumbers
  /** How many consulates are included, and how many had not added by then. */
  consulates: number
  missing: number
  /** The suppression threshold (k) at the closing. */
  threshold: number
  at: string
  version: number
}

/** What a consulate has added to the network's sums for one of its months, and what it is adding. Sealed. */
export type Contribution = { sent: Cells; pending: Cells | null }
