import { Temporal } from "temporal-polyfill"
import { VisibleError } from "../../platform/error"
import type { Info, Summary, Told } from "./notification.schema"

const minute = 60_000

/** The calendar day of an instant in a time zone. */
export const dayOf = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** Whole minutes from the notice to the first contact; null while there was none. */
export const minutesOf = ({ receivedAt, contactedAt }: Pick<Info, "receivedAt" | "contactedAt">): number | null =>
  contactedAt === null ? null : Math.floor((Date.parse(contactedAt) - Date.parse(receivedAt)) / minute)

/** Refuses events in the future or out of order. */
export function assertPast({ receivedAt, contactedAt, visitedOn, timeZone }: Told, now: string): void {
  if (receivedAt > now) throw new VisibleError("validation", "notification_future", "receivedAt")
  if (contactedAt !== null && contactedAt > now)
    throw new VisibleError("validation", "notification_future", "contactedAt")
  if (visitedOn !== null && visitedOn > dayOf(now, timeZone))
    throw new VisibleError("validation", "day_to_come", "visitedOn")
  if (contactedAt !== null && contactedAt < receivedAt)
    throw new VisibleError("validation", "notification_order", "contactedAt")
  if (visitedOn !== null && visitedOn < dayOf(receivedAt, timeZone))
    throw new VisibleError("validation", "notification_order", "visitedOn")
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[half] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2
}

/** By kind of agency, the most frequent first. */
export function summarise(all: readonly Pick<Info, "agency" | "receivedAt" | "contactedAt" | "missed">[]): Summary {
  const agencies = [...new Set(all.map(({ agency }) => agency))].map((agency) => {
    const own = all.filter((one) => one.agency === agency)
    const minutes = own.flatMap((one) => minutesOf(one) ?? [])
    return {
      agency,
      received: own.length,
      contacted: minutes.length,
      medianMinutes: median(minutes),
      missed: own.filter(({ missed }) => missed).length,
    }
  })
  return { agencies: agencies.sort((a, b) => b.received - a.received || (a.agency < b.agency ? -1 : 1)) }
}
