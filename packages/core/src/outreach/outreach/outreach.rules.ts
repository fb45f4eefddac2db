import { Temporal } from "temporal-polyfill"
import type * as z from "zod"
import { headGroups } from "../../platform/data/outreach"
import { assertAsRead, VisibleError } from "../../platform/error"
import type { CellKey } from "../../statistics/statistics/families.schema"
import type { Metric } from "../../statistics/statistics/statistics.schema"
import type { CancelReason, Heads, Info, Report } from "./outreach.schema"

const longest = 31

export type CounterKey = Metric | CellKey

/** The calendar day of an instant in the activity's time zone. */
export const dayOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** The first and last day of an activity; one that ends at midnight ends on the day before. */
export function daysOf({ startsAt, endsAt, timeZone }: { startsAt: string; endsAt: string; timeZone: string }) {
  const startsOn = dayOf(startsAt, timeZone)
  const last = Temporal.Instant.from(endsAt).subtract({ milliseconds: 1 }).toString()
  const endsOn = dayOf(last, timeZone)
  if (Temporal.PlainDate.from(startsOn).until(endsOn).days >= longest)
    throw new VisibleError("validation", "outreach_too_long", "endsAt")
  return { startsOn, endsOn }
}

/** How many events the public copy of an office holds: five a day for a year. */
export const mostPublic = 2000

type Span = { startsAt: string; endsAt: string }
const isComing = (now: string) => (event: Span) => Date.parse(event.endsAt) > Date.parse(now)

/** The events of the public copy, in order: those to come, nearest first, then the latest of the past. */
export function nearest<E extends Span>(events: readonly E[], now: string): E[] {
  const sorted = [...events].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  const coming = sorted.filter(isComing(now)).slice(0, mostPublic)
  const past = sorted.filter((event) => !isComing(now)(event))
  const kept = new Set([...past.slice(Math.max(0, past.length - (mostPublic - coming.length))), ...coming])
  return sorted.filter((event) => kept.has(event))
}

/** Throws `conflict/calendar_full` when a change adds more than the public copy holds: no event is silently left out. */
export function assertFits(after: readonly Span[], before: readonly Span[], now: string): void {
  const count = after.filter(isComing(now)).length
  if (count > mostPublic && count > before.filter(isComing(now)).length)
    throw new VisibleError("conflict", "calendar_full")
}

export const total = (heads: Heads): number => headGroups.reduce((sum, group) => sum + heads[group], 0)

export type Countable = Pick<Info, "status" | "kind" | "mode" | "startsOn" | "planned"> & {
  campaign?: string | null | undefined
  reason?: z.infer<typeof CancelReason> | null | undefined
  report?: Report | null | undefined
}

/**
 * Everything as which one activity is counted, in the month of its own first day. Both the counters and a recount use
 * this.
 */
export function countersOf(row: Countable): { month: string; keys: Map<CounterKey, number> } {
  const keys = new Map<CounterKey, number>()
  const add = (key: CounterKey, by = 1) => by && keys.set(key, (keys.get(key) ?? 0) + by)
  if (row.reason !== "mistake") {
    if (row.planned) add("outreach.planned")
    if (row.status === "cancelled") add("outreach.cancelled")
    if (row.status === "held" && row.report) {
      const { heads, services, detections } = row.report
      add("outreach.held")
      add(`outreach.kind.${row.kind}`)
      add(`outreach.mode.${row.mode}`)
      if (row.campaign) add(`outreach.campaign.${row.campaign}`)
      add("outreach.participants", total(heads))
      add("outreach.detections", detections)
      for (const group of headGroups) add(`participant.group.${group}`, heads[group])
      for (const [category, given] of Object.entries(services)) add(`outreach.service.${category}`, given)
    }
  }
  return { month: row.startsOn.slice(0, 7), keys }
}

/** How the counters of each month change from `before` to `after`; null means no activity. */
export function moved(before: Countable | null, after: Countable): Map<string, Map<CounterKey, number>> {
  const months = new Map<string, Map<CounterKey, number>>()
  const add = (row: Countable, sign: 1 | -1) => {
    const { month, keys } = countersOf(row)
    const sums = months.get(month) ?? new Map<CounterKey, number>()
    months.set(month, sums)
    for (const [key, by] of keys) sums.set(key, (sums.get(key) ?? 0) + sign * by)
  }
  if (before) add(before, -1)
  add(after, 1)
  return months
}

type State = Pick<Info, "status" | "startsOn" | "timeZone"> & { version: number }

/** Records that it took place, or corrects the record. Refused before its day and when it was called off. */
export function hold<R extends State>(row: R, report: Report, by: string, now: string) {
  if (row.status === "cancelled") throw new VisibleError("conflict", "outreach_cancelled")
  if (dayOf(now, row.timeZone) < row.startsOn) throw new VisibleError("conflict", "outreach_not_yet")
  return { ...row, status: "held" as const, report, heldAt: now, heldBy: by, version: row.version + 1 }
}

/** Calls it off; one that took place can only be cancelled as recorded by mistake. */
export function cancel<R extends State>(row: R, reason: z.infer<typeof CancelReason>, by: string, now: string) {
  if (row.status === "cancelled") throw new VisibleError("conflict", "outreach_cancelled")
  if (row.status === "held" && reason !== "mistake") throw new VisibleError("conflict", "outreach_held")
  return {
    ...row,
    status: "cancelled" as const,
    reason,
    cancelledAt: now,
    cancelledBy: by,
    version: row.version + 1,
  }
}

/** Changes the plan. One that took place cannot move to a day in the future. */
export function change<R extends State, P extends { timeZone: string }>(
  row: R,
  next: P & { startsOn: string; endsOn: string },
  version: number,
  now: string,
) {
  if (row.status === "cancelled") throw new VisibleError("conflict", "outreach_cancelled")
  assertAsRead(row.version, version)
  if (row.status === "held" && dayOf(now, next.timeZone) < next.startsOn)
    throw new VisibleError("conflict", "outreach_not_yet")
  return { ...row, ...next, version: row.version + 1 }
}
