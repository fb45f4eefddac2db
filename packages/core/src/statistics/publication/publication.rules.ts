import { isPersonal } from "../statistics/families.schema"
import type { Cells } from "../suppression/suppression.schema"
import { probationMonths } from "../suppression/suppression.schema"
import { addAfterDays, closeAfterDays } from "./publication.schema"

const dayMs = 86_400_000
const endOf = (month: string) => {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return Date.UTC(year, number, 1)
}
export const mayAdd = (month: string, now: string): boolean => Date.parse(now) >= endOf(month) + addAfterDays * dayMs
export const mustClose = (month: string, now: string): boolean =>
  Date.parse(now) >= endOf(month) + closeAfterDays * dayMs
/** Is a consulate that began in the month `since` past its probation in `month`? */
export const isWeighed = (since: string, month: string): boolean => {
  const [year = 0, number = 0] = since.split("-").map(Number)
  return new Date(Date.UTC(year, number - 1 + probationMonths, 1)).toISOString().slice(0, 7) <= month
}

/**
 * Does headquarters keep this consulate from adding its counts? While it is suspended, and afterwards for as many days
 * as every consulate has, no month closes without it.
 */
export const isHeldBack = (
  { status, resumedAt }: { status: string; resumedAt?: string | undefined },
  now: string,
): boolean =>
  status === "suspended" ||
  (resumedAt !== undefined && Date.parse(now) < Date.parse(resumedAt) + closeAfterDays * dayMs)

export const nextMonth = (month: string): string => new Date(endOf(month)).toISOString().slice(0, 7)

/** The counters by attributes of women. */
export const personal = (counters: Record<string, number>): Cells =>
  Object.fromEntries(Object.entries(counters).filter(([key, value]) => isPersonal(key) && value !== 0))

/** What must be added to `sent` to make it `now`. */
export function difference(now: Cells, sent: Cells): Cells {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(sent)])].sort()
  const moved = keys.map((key) => [key, (now[key] ?? 0) - (sent[key] ?? 0)] as const)
  return Object.fromEntries(moved.filter(([, by]) => by !== 0))
}
export function sum(one: Cells, other: Cells): Cells {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return Object.fromEntries(keys.map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)]))
}

/**
 * The network's counts of a month at its closing: everything counted up to that month, less everything in months closed
 * before. What comes to light late is thus in this month, and closed months add up to the whole. A negative count is
 * shown as zero and carried to the next month.
 */
export function accounted(counted: readonly Cells[], closed: readonly Cells[]): Cells {
  const all = difference(counted.reduce(sum, {}), closed.reduce(sum, {}))
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, Math.max(0, value)]))
}

/** Splits what was gathered at the closing: a negative cell counts as zero and is carried (`over`) to the next month. */
export function settled(gathered: Cells): { cells: Cells; over: Cells } {
  const entries = Object.entries(gathered)
  return {
    cells: Object.fromEntries(entries.map(([key, value]) => [key, Math.max(0, value)])),
    over: Object.fromEntries(entries.filter(([, value]) => value < 0)),
  }
}
