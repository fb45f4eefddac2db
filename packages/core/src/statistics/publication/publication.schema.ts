import type { Indicator, MonthNumbers } from "../statistics/statistics.schema"
import type { Cells, Shown } from "../suppression/suppression.schema"

/** Days after a month's end until consulates add to the network's sums, and until these are closed whoever is missing. */
export const addAfterDays = 5
export const closeAfterDays = 10

/** What the whole network counted in one month, as of the last look: nothing of it is by an attribute of women. */
export type Totals = { month: string; numbers: MonthNumbers; consulates: number; at: string }

/**
 * A month's indicators of every consulate, as of the last look, by the consulate's id; `of` names them, in the order of each
 * list. A row of 500 consulates is some 30 KB of the 400 that it may have.
 */
export type Offices = { month: string; of: Indicator[]; counts: Record<string, number[]> }

/** One month, closed for good. What comes to light later is in the sums of the month that is open then. */
export type Sums = {
  month: string
  /** By attributes of women: what may be shown; null where it may not. */
  cells: Shown
  /** The network's counts when it was closed. */
  totals: MonthNumbers
  /** How many consulates are in it, and how many had not been heard of by then. */
  consulates: number
  missing: number
  /** The k of that day. */
  threshold: number
  at: string
  version: number
}

/** What a consulate has added to the network's sums for one of its months, and what is on its way. Sealed. */
export type Contribution = { sent: Cells; pending: Cells | null }
