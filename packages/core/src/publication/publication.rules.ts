import { isPersonal } from "../statistics/families.schema"
import type { Cells } from "../suppression/suppression.schema"
import { addAfterDays, closeAfterDays } from "./publication.schema"

const dayMs = 86_400_000
const endOf = (month: string) => {
  const [year = 0, number = 0] = month.split("-").map(Number)
  return Date.UTC(year, number, 1)
}
export const mayAdd = (month: string, now: string): boolean => Date.parse(now) >= endOf(month) + addAfterDays * dayMs
export const mustClose = (month: string, now: string): boolean =>
  Date.parse(now) >= endOf(month) + closeAfterDays * dayMs
export const nextMonth = (month: string): string => new Date(endOf(month)).toISOString().slice(0, 7)

/** What women's attributes count to. */
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

/** What was gathered, as it is closed: nothing is less than nothing, and what is goes over to the next month. */
export function settled(gathered: Cells): { cells: Cells; over: Cells } {
  const entries = Object.entries(gathered)
  return {
    cells: Object.fromEntries(entries.map(([key, value]) => [key, Math.max(0, value)])),
    over: Object.fromEntries(entries.filter(([, value]) => value < 0)),
  }
}
