import { VisibleError } from "../../platform/error"
import type { MailboxStatus, PauseReason } from "./alliance.schema"

/** Days for which a verification lasts, and for which its link works. */
export const verificationDays = 90
export const linkDays = 7

const dayMs = 86_400_000
export const daysAfter = (at: string, days: number) => new Date(Date.parse(at) + days * dayMs).toISOString()

type Verified = { verifiedAt: string; verifyAgainAt: string }
/** `mailOwed`: the re-verification mail has not been sent yet. */
export type State =
  | { status: "pending" }
  | ({ status: "verified"; nextDigestAt: string } & Verified)
  | { status: "lapsed"; verifiedAt: string; lapsedAt: string; mailOwed: boolean }
  | { status: "paused"; pauseReason: PauseReason; verified: Verified | null }

const wrongState = (): never => {
  throw new VisibleError("conflict", "mailbox_wrong_state")
}

/** The effective status: an expired verification counts as none, even before the tick records that. */
export const statusAt = (state: State, now: string): MailboxStatus =>
  state.status === "verified" && state.verifyAgainAt <= now ? "lapsed" : state.status

/** UTC instants of the same format sort as text. */
export const sooner = (...instants: [string, string]) => instants.sort()[0] as string

/**
 * When the periodic job must look at a mailbox: its next digest, the end of its verification, or a mail that is owed.
 */
export function tendAt(state: State): string | undefined {
  switch (state.status) {
    case "verified":
      return sooner(state.nextDigestAt, state.verifyAgainAt)
    case "lapsed":
      return state.mailOwed ? state.lapsedAt : undefined
    case "pending":
    case "paused":
      return undefined
    default:
      return state satisfies never
  }
}

/** The partner confirmed. A paused mailbox has no link with which it could. */
export function confirm(state: State, now: string, nextDigestAt: string): State {
  if (state.status === "paused") return wrongState()
  return { status: "verified", verifiedAt: now, verifyAgainAt: daysAfter(now, verificationDays), nextDigestAt }
}

/** After 90 days: no digest until the partner confirms again. Undefined when nothing changes. */
export function lapse(state: State, now: string): State | undefined {
  if (state.status !== "verified" || state.verifyAgainAt > now) return undefined
  return { status: "lapsed", verifiedAt: state.verifiedAt, lapsedAt: now, mailOwed: true }
}

/** A verification mail was sent; allowed unless the mailbox is paused. */
export function checked(state: State): State {
  if (state.status === "paused") return wrongState()
  return state.status === "lapsed" ? { ...state, mailOwed: false } : state
}

const gravity: Record<PauseReason, number> = { staff: 0, bounce: 1, complaint: 2, disowned: 3 }

/** Pauses for a reason, or replaces the reason by a graver one. Undefined when nothing changes. */
export function pause(state: State, reason: PauseReason): State | undefined {
  if (state.status === "paused") {
    return gravity[state.pauseReason] < gravity[reason] ? { ...state, pauseReason: reason } : undefined
  }
  const verified =
    state.status === "verified" ? { verifiedAt: state.verifiedAt, verifyAgainAt: state.verifyAgainAt } : null
  return { status: "paused", pauseReason: reason, verified }
}

/**
 * Ends a pause. After a pause by staff the mailbox is verified again if its verification still lasts; after a bounce or
 * complaint it must be proven again.
 */
export function resume(state: State, now: string, nextDigestAt: string): State {
  if (state.status !== "paused") return wrongState()
  const { pauseReason, verified } = state
  if (pauseReason !== "staff" || !verified || verified.verifyAgainAt <= now) return { status: "pending" }
  return { status: "verified", ...verified, nextDigestAt }
}

/** Another schedule: a digest that is already due still goes out, the next one follows the new schedule. */
export function reschedule(state: State, now: string, nextDigestAt: string): State {
  return state.status === "verified" && state.nextDigestAt > now ? { ...state, nextDigestAt } : state
}
