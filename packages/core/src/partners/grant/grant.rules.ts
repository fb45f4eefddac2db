import { VisibleError } from "../../platform/error"
import type { MailboxStatus } from "../alliance/alliance.schema"

/** A link works for two weeks. */
export const linkDays = 14
/** After this many codes with no attempts left, the link is closed. */
export const mostExhausted = 2

export type Facts = {
  grant: { createdAt: string; endsAt: string; revokedAt?: string | undefined }
  mailbox: { status: MailboxStatus; linksClosedAt: string | null }
  /** Is an alliance with the mailbox's organisation in force? */
  allied: boolean
}
export type Verdict = "opens" | "closed" | "unconfirmed" | "expired"

/** Whether a link opens now. It has no validity of its own: it ends with its mailbox, its alliance, or its time. */
export function decide({ grant, mailbox, allied }: Facts, now: string): Verdict {
  const closed = mailbox.linksClosedAt !== null && grant.createdAt <= mailbox.linksClosedAt
  if (grant.revokedAt || closed || !allied) return "closed"
  switch (mailbox.status) {
    case "verified":
      return grant.endsAt <= now ? "expired" : "opens"
    case "lapsed":
      return "unconfirmed"
    case "pending":
    case "paused":
      return "closed"
    default:
      return mailbox.status satisfies never
  }
}

/**
 * Refuses a link that does not open now, saying what to do. Every link mailed to a partner's mailbox is checked by
 * this.
 */
export function assertOpens(facts: Facts, now: string): void {
  const verdict = decide(facts, now)
  if (verdict !== "opens") throw new VisibleError("gone", `link_${verdict}`)
}

/** Counts one more code with no attempts left. */
export function exhaust(grant: { exhausted?: number | undefined }, now: string) {
  const exhausted = (grant.exhausted ?? 0) + 1
  return exhausted >= mostExhausted ? { exhausted, revokedAt: now } : { exhausted }
}
