import { Temporal } from "temporal-polyfill"
import type { ContactChannel, SafeContact } from "../../casework/person/person.schema"
import type { Role } from "../../platform/actor/actor.schema"
import { VisibleError } from "../../platform/error"
import type { Direction, Exception, Outcome, Way, Why } from "./contact.schema"

type Hours = Pick<ContactChannel, "days" | "from" | "to">
export type Attempt = { direction: Direction; channel: Way; way: number | null; outcome?: Outcome | undefined }
export type Facts = { safeContact: SafeContact; stale: boolean; timeZone: string; at: string }

const lastMinute = 1440
const local = (at: string, timeZone: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
const weekdayBefore = (day: number) => (day === 1 ? 7 : day - 1)
const holds = (hours: Hours, day: number) => hours.days.length === 0 || hours.days.includes(day)

/**
 * Whether an instant is within safe days and hours, in the local time of that zone. `from` is inclusive, `to`
 * exclusive; by default from midnight until midnight. Hours that cross midnight belong to the day on which they begin.
 */
export function within(hours: Hours, at: string, timeZone: string): "yes" | "other_day" | "other_hour" {
  const { dayOfWeek, hour, minute } = local(at, timeZone)
  const now = hour * 60 + minute
  const [from, to] = [hours.from ?? 0, hours.to ?? lastMinute]
  const begun = now >= from
  const before = now < to
  if (from < to) {
    if (!holds(hours, dayOfWeek)) return "other_day"
    return begun && before ? "yes" : "other_hour"
  }
  const today = begun && holds(hours, dayOfWeek)
  const sinceYesterday = before && holds(hours, weekdayBefore(dayOfWeek))
  if (today || sinceYesterday) return "yes"
  return holds(hours, dayOfWeek) || sinceYesterday ? "other_hour" : "other_day"
}

/**
 * The first instant from `after` on within the woman's safe days and hours, to the minute; null when there is none
 * within nine days.
 */
export function nextSafeAt(hours: Hours, after: string, timeZone: string): string | null {
  const start = local(after, timeZone)
  const from = hours.from ?? 0
  const candidates = [start]
  const today = start.toPlainDate()
  for (let ahead = 0; ahead <= 9; ahead++) {
    const day = today.add({ days: ahead })
    const local = day.toPlainDateTime({ hour: Math.floor(from / 60), minute: from % 60 })
    // When clocks are set back, an hour comes twice; and a day's permission starts at midnight.
    for (const disambiguation of ["earlier", "later"] as const)
      candidates.push(local.toZonedDateTime(timeZone, { disambiguation }), day.toZonedDateTime(timeZone))
  }
  // When clocks are set forward, a window can begin in the middle.
  for (let change = start.getTimeZoneTransition("next"), tries = 0; change && tries < 2; tries++) {
    candidates.push(change)
    change = change.getTimeZoneTransition("next")
  }
  const last = start.add({ days: 9 }).epochMilliseconds
  const instants = candidates
    .map((one) => one.epochMilliseconds)
    .filter((ms) => ms >= start.epochMilliseconds && ms <= last)
    .sort((a, b) => a - b)
    .map((ms) => new Date(ms).toISOString())
  return instants.find((at) => within(hours, at, timeZone) === "yes") ?? null
}

/**
 * Everything that speaks against this contact; empty when it is fine. A contact that the woman begins herself is always
 * fine.
 */
export function reasonsAgainst(attempt: Attempt, { safeContact, stale, timeZone, at }: Facts): Why[] {
  if (attempt.direction !== "we_reached_out") return []
  const why: Why[] = []
  if (safeContact.allowed === "no") why.push("contact_not_allowed")
  if (safeContact.allowed === "she_calls") why.push("she_calls_us")
  if (stale) why.push("stale")
  const listed = attempt.way === null ? undefined : safeContact.channels[attempt.way]
  const channel = listed?.channel === attempt.channel ? listed : undefined
  if (safeContact.allowed === "yes" && !channel) why.push("not_listed")
  if (!channel) return why
  if (channel.sharedWithAbuser) why.push("shared_with_abuser")
  const when = within(channel, at, safeContact.timeZone ?? timeZone)
  if (when === "other_day") why.push("outside_days")
  if (when === "other_hour") why.push("outside_hours")
  if (attempt.outcome === "left_message" && !channel.voicemail) why.push("no_voicemail")
  return why
}

/**
 * Allows a contact to begin or to be recorded, or refuses with what is missing. When the woman wants nobody to contact
 * her, only the coordinator may, with a reason; everything else that is not safe requires a reason, given beforehand.
 */
export function admit(why: readonly Why[], exception: Exception | null, role: Role | undefined): void {
  if (why.length === 0) return
  if (why.includes("contact_not_allowed") && role !== "coordinator")
    throw new VisibleError("forbidden", "contact_not_allowed")
  if (!exception) throw new VisibleError("conflict", "contact_needs_reason", "exception")
}

type Started = { status: "started" | "done"; version: number }
/** The outcome of a contact is recorded once. */
export function finish<R extends Started, T>(contact: R, told: T) {
  if (contact.status === "done") throw new VisibleError("conflict", "contact_told")
  return { ...contact, ...told, status: "done" as const, version: contact.version + 1 }
}

/** A contact is recorded after it happened, not before; a difference of a minute between two clocks is tolerated. */
export function assertPast(at: string, now: string): void {
  if (Date.parse(at) > Date.parse(now) + 60_000) throw new VisibleError("validation", "not_yet", "at")
}
