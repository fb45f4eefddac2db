import type { Info, State, Status, TimelineEntry } from "@ventanilla/core/partners/referral/schema"
import type { z } from "zod"
import { byWhom } from "../../context/by"
import type { Tone } from "../../ui/chip"
import type { Moment } from "../../ui/timeline"
import { progress } from "./progress.i18n"
import { reasons } from "./reasons.i18n"

export const addressOf = (row: Pick<Info, "referralID">) => `/referrals/${row.referralID}`

export const statusTone: Record<Status, Tone> = {
  draft: "mute",
  ready: "info",
  held: "bad",
  sent: "warn",
  opened: "warn",
  accepted: "ok",
  declined: "bad",
  in_service: "ok",
  completed: "ok",
  unknown_by_confidentiality: "mute",
  consent_withdrawn: "bad",
  withdrawn: "mute",
  expired: "mute",
}

/** Since when it is as it is. */
export function sinceOf(state: State, createdAt: string): string {
  switch (state.status) {
    case "draft":
      return createdAt
    case "ready":
      return state.readyAt
    case "held":
      return state.heldAt
    case "sent":
      return state.sentAt
    case "opened":
      return state.openedAt
    case "accepted":
    case "declined":
    case "unknown_by_confidentiality":
      return state.answeredAt
    case "in_service":
      return state.startedAt
    case "completed":
      return state.completedAt
    case "consent_withdrawn":
    case "withdrawn":
      return state.withdrawnAt
    case "expired":
      return state.expiredAt
    default:
      return state satisfies never
  }
}

type Entry = z.infer<typeof TimelineEntry>
const tones: Partial<Record<Entry["what"], Tone>> = {
  held: "bad",
  sent: "brand",
  accepted: "ok",
  declined: "bad",
  asked_to_call: "warn",
  escalated: "warn",
  completed: "ok",
  consent_withdrawn: "bad",
  bounced: "bad",
}

const notes: Partial<Record<Entry["what"], string>> = {
  declined: "decline",
  held: "hold",
  withdrawn: "withdraw",
  completed: "outcome",
}

/** The reason or outcome that an entry carries, in words; asked of the words themselves, so that no schema is loaded. */
function noteOf({ what, note }: Entry): string | undefined {
  const key = `${notes[what]}.${note}`
  return key in reasons.es ? reasons(key as "decline.other") : undefined
}

/** One entry of a referral as a moment of a timeline. */
export function momentOf(entry: Entry, accounts?: ReadonlyMap<string, string>): Moment {
  const note = noteOf(entry)
  return {
    at: entry.at,
    what: note ? `${progress(`happening.${entry.what}`)}: ${lower(note)}` : progress(`happening.${entry.what}`),
    by: byWhom(entry.by, accounts),
    tone: tones[entry.what] ?? "mute",
  }
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const answers: readonly Entry["what"][] = [
  "accepted",
  "declined",
  "taken_back",
  "asked_to_call",
  "unconfirmed",
  "received",
]
/** What the partner said last, if it said anything. */
export const lastAnswer = (row: Info): Entry | undefined =>
  row.timeline.filter(({ what, by }) => answers.includes(what) && by.startsWith("partner")).at(-1)

const open: readonly Status[] = ["draft", "ready", "held", "sent", "opened", "accepted", "in_service"]
/** An open referral whose consent no longer carries it: why, or undefined. */
export const lostConsent = ({ state, consent }: Pick<Info, "state" | "consent">): "revoked" | "ended" | undefined =>
  (consent === "revoked" || consent === "ended") &&
  (open.includes(state.status) || state.status === "consent_withdrawn")
    ? consent
    : undefined
