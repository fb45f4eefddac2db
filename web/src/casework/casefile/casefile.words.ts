import type { Info as CaseFile, Count, Urgency } from "@ventanilla/core/casework/casefile/schema"
import type { Info as Consent, Field } from "@ventanilla/core/casework/consent/schema"
import type { ContactChannel } from "@ventanilla/core/casework/person/schema"
import { saidTimes } from "@ventanilla/core/util/safe-times"
import type { z } from "zod"
import { minuteName, weekdaysName } from "../../context/time"
import { domain } from "../../i18n/domain"
import type { Tone } from "../../ui/chip"
import { casefile } from "./casefile.i18n"

export const urgencyTone: Record<Urgency, Tone> = { urgent: "bad", soon: "warn", routine: "mute" }
export const consentTone: Record<Consent["status"], Tone> = {
  live: "ok",
  future: "info",
  ended: "mute",
  revoked: "bad",
}
export const addressOf = (row: Pick<CaseFile, "casefileID">) => `/casefiles/${row.casefileID}`
/** How many there are, of one urgency or of any; undefined until it has been said. */
export const totalOf = (count: Count | undefined, urgency?: Urgency): number | undefined =>
  count && (urgency ? count[urgency] : count.urgent + count.soon + count.routine)

export type Times = Pick<ContactChannel, "days" | "from" | "to" | "anyTime">
/** "lun–vie, 9:00 a 12:00", as a caller must keep it; when she was never asked it says that, and not that all is safe. */
export function hoursOf(channel: Times): string {
  if (!saidTimes(channel)) return domain("hours.unknown")
  if (channel.anyTime) return domain("hours.she_said_any")
  const days = channel.days.length ? weekdaysName(channel.days) : domain("weekday.any")
  if (channel.from === null && channel.to === null) return `${days}, ${domain("hours.any")}`
  const between = { from: minuteName(channel.from ?? 0), to: minuteName(channel.to ?? 1439) }
  return `${days}, ${domain("hours.between", between)}`
}

/** What one consent lets out, in words; an empty list is a referral that says nothing about her. */
export const fieldNames = (fields: readonly z.infer<typeof Field>[]): string =>
  fields.length
    ? fields
        .map((field) => domain(`field.${field}`))
        .map((name, index) => (index ? name.charAt(0).toLowerCase() + name.slice(1) : name))
        .join(", ")
    : casefile("consent.nothing")
