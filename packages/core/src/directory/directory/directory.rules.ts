import { Temporal } from "temporal-polyfill"
import type { Capacity, LocationDetails } from "./directory.schema"

export { nameKey } from "@ventanilla/hsds/read/name"

export type Stated = { status: Capacity; until: string | null; statedAt: string | null }

const unknown = (statedAt: string | null): Stated => ({ status: "unknown", until: null, statedAt })
const dayMs = 86_400_000

/**
 * The current value of a stated capacity: "closed until" holds through that day in the consulate's time zone, anything
 * else for `capacityDays` after it was stated (and no longer than its own `until`). After that it is unknown.
 */
export function capacityAt(stated: Stated, now: string, capacityDays: number, timeZone: string): Stated {
  const { status, until, statedAt } = stated
  if (status === "unknown" || statedAt === null) return unknown(statedAt)
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  if (until !== null && until < today) return unknown(statedAt)
  if (status === "closed" && until !== null) return stated
  return Date.parse(now) < Date.parse(statedAt) + capacityDays * dayMs ? stated : unknown(statedAt)
}

/** More would not fit into the transaction that renames all of them. */
export const mostServices = 50
export const mostLocations = 20

/** The public part of a confidential location: its county, and nothing that reveals where it is. */
export const withoutAddress = (details: LocationDetails): LocationDetails => ({
  ...details,
  name: null,
  address: null,
  latitude: null,
  longitude: null,
  accessibility: null,
  transportation: null,
})
