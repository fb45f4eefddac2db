import { Temporal } from "temporal-polyfill"
import { VisibleError } from "../error"
import type { Info } from "./alliance.schema"

type Term = { startsOn: string; endsOn: string | null; endedAt: string | null }

/** In force from its first day through its last, as the consulate's calendar shows them, unless it was ended before. */
export function statusAt({ startsOn, endsOn, endedAt }: Term, at: string, timeZone: string): Info["status"] {
  if (endedAt !== null && endedAt <= at) return "ended"
  const today = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  if (today < startsOn) return "future"
  return endsOn !== null && endsOn < today ? "lapsed" : "in_force"
}

/** An alliance is ended once. */
export function end<T extends { endedAt?: string | undefined; version: number }>(alliance: T, now: string) {
  if (alliance.endedAt) throw new VisibleError("conflict", "alliance_missing")
  return { ...alliance, endedAt: now, version: alliance.version + 1 }
}
