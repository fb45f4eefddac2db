import { VisibleError } from "../../platform/error"
import type { Info as Outreach } from "../outreach/outreach.schema"
import { keptDays, mostWaiting, type Place } from "./signup.schema"

type Course = Pick<Outreach, "status" | "seats" | "endsAt">
type Taken = { taken: number; waiting: number }

/** When everything about a sign-up has been deleted, in seconds. */
export const expiryOf = ({ endsAt }: { endsAt: string }): number =>
  Math.floor(Date.parse(endsAt) / 1000) + keptDays * 86_400

/** The place for a new sign-up: a seat while one is free and nobody waits, otherwise the waiting list. */
export function admit(course: Course, { taken, waiting }: Taken, now: string): { place: Place } & Taken {
  if (course.seats === null || course.status !== "planned" || Date.parse(course.endsAt) <= Date.parse(now))
    throw new VisibleError("conflict", "signup_closed")
  if (taken < course.seats && waiting === 0) return { place: "seat", taken: taken + 1, waiting }
  if (waiting >= mostWaiting) throw new VisibleError("conflict", "signup_full")
  return { place: "waiting", taken, waiting: waiting + 1 }
}

/** Somebody leaves. A seat that becomes free goes to the first who waits, if the course still has it. */
export function leave(course: Course, { taken, waiting }: Taken, place: Place): { promotes: boolean } & Taken {
  if (place === "waiting") return { promotes: false, taken, waiting: Math.max(0, waiting - 1) }
  const free = Math.max(0, taken - 1)
  const promotes = waiting > 0 && free < (course.seats ?? 0)
  return promotes ? { promotes, taken: free + 1, waiting: waiting - 1 } : { promotes, taken: free, waiting }
}
