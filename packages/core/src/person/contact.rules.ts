import { phoneOf } from "./fold.rules"
import type { ContactChannel, SafeContact } from "./person.schema"

const strictness = { no: 0, she_calls: 1, yes: 2 } as const

const addressOf = ({ channel, value }: ContactChannel) =>
  `${channel} ${(channel === "email" || channel === "third_person" ? undefined : phoneOf(value)) ?? value.toLowerCase()}`

const latest = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)
const earliest = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/** One way that both records call safe, at the times that both allow; undefined when there are none. */
function both(one: ContactChannel, other: ContactChannel): ContactChannel | undefined {
  const days =
    one.days.length && other.days.length
      ? one.days.filter((day) => other.days.includes(day))
      : [...one.days, ...other.days]
  const isNever = one.days.length > 0 && other.days.length > 0 && days.length === 0
  const from = latest(one.from, other.from)
  const to = earliest(one.to, other.to)
  if (isNever || (from !== null && to !== null && from >= to)) return undefined
  return {
    ...one,
    days,
    from,
    to,
    sharedWithAbuser: one.sharedWithAbuser || other.sharedWithAbuser,
    voicemail: one.voicemail && other.voicemail,
    mayNameConsulate: one.mayNameConsulate && other.mayNameConsulate,
    safeWord: one.safeWord ?? other.safeWord,
  }
}

/**
 * What two records of one woman both allow: it holds until she says anew what is safe. Where they have no way in common
 * she calls; nobody calls her.
 */
export function safer(one: SafeContact, other: SafeContact): SafeContact {
  if (one.allowed !== "yes" || other.allowed !== "yes") {
    const stricter = strictness[one.allowed] <= strictness[other.allowed] ? one : other
    return { allowed: stricter.allowed, channels: [] }
  }
  const channels = one.channels.flatMap((mine) => {
    const hers = other.channels.find((channel) => addressOf(channel) === addressOf(mine))
    const shared = hers && both(mine, hers)
    return shared ? [shared] : []
  })
  return channels.length > 0 ? { allowed: "yes", channels } : { allowed: "she_calls", channels: [] }
}
