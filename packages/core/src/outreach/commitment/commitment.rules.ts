import { Temporal } from "temporal-polyfill"
import type { Benefit } from "./commitment.schema"

export type Commitment = { benefit: Benefit; category: string | null; from: string; to: string }
/** Something that an ally did: at an instant, or on a day in its own time zone. */
export type Deed = { benefit: Benefit; category: string | null } & ({ at: string } | { on: string })

/** How much of a promise was used: deeds of its kind from its first to its last day, in the consulate's time zone. */
export function used(promise: Commitment, deeds: readonly Deed[], timeZone: string): number {
  const dayOf = (deed: Deed) =>
    "on" in deed ? deed.on : Temporal.Instant.from(deed.at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  return deeds.filter((deed) => {
    if (deed.benefit !== promise.benefit || deed.category !== promise.category) return false
    const day = dayOf(deed)
    return promise.from <= day && day <= promise.to
  }).length
}
