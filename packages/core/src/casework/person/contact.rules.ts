import { phoneOf } from "./fold.rules"
import type { ContactChannel, SafeContact } from "./person.schema"

const dialled = ["phone", "sms", "whatsapp"] as const
const strictness = { no: 0, she_calls: 1, yes: 2 } as const

/** Strictest first. */
const addresses = ["do_not_record", "confidentiality_programme", "not_asked", "safe"] as const

const addressOf = ({ channel, value }: ContactChannel) =>
  `${channel} ${(dialled.some((one) => one === channel) ? phoneOf(value) : undefined) ?? value.toLowerCase()}`

const latest = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.max(one, other)
const earliest = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : Math.min(one, other)

/**
 * Merges one channel that both records call safe, limited to the times that both allow; undefined when there are none.
 */
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
    // Stated in one record and never asked in the other: ask again.
    anyTime: one.anyTime && other.anyTime,
    sharedWithAbuser: one.sharedWithAbuser || other.sharedWithAbuser,
    voicemail: one.voicemail && other.voicemail,
    mayNameConsulate: one.mayNameConsulate && other.mayNameConsulate,
    hideCallerID: one.hideCallerID || other.hideCallerID,
    safeWord: one.safeWord ?? other.safeWord,
  }
}

/**
 * The contact that two records of one woman both allow; it holds until she says anew what is safe. Without a common
 * channel, the woman calls and nobody calls her.
 */
export function safer(one: SafeContact, other: SafeContact): SafeContact {
  const rest = {
    dangerWord: one.dangerWord ?? other.dangerWord,
    address: addresses.find((address) => one.address === address || other.address === address) ?? one.address,
    timeZone: one.timeZone ?? other.timeZone,
  }
  if (one.allowed !== "yes" || other.allowed !== "yes") {
    const stricter = strictness[one.allowed] <= strictness[other.allowed] ? one : other
    return { ...rest, allowed: stricter.allowed, channels: [] }
  }
  const channels = one.channels.flatMap((mine) => {
    const hers = other.channels.find((channel) => addressOf(channel) === addressOf(mine))
    // Hours in two time zones cannot be compared: the channel is suspended until the woman is asked.
    const isTimed = [mine, hers].some((way) => way && (way.days.length > 0 || way.from !== null || way.to !== null))
    const isClear = one.timeZone === other.timeZone || !isTimed
    const isRecorded = mine.channel !== "post" || rest.address !== "do_not_record"
    const shared = hers && isClear && isRecorded ? both(mine, hers) : undefined
    return shared ? [shared] : []
  })
  return channels.length > 0 ? { ...rest, allowed: "yes", channels } : { ...rest, allowed: "she_calls", channels: [] }
}
