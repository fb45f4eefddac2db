import { VisibleError } from "../../platform/error"
import type { MailboxStatus } from "../alliance/alliance.schema"

/** A link works for two weeks. */
export const linkDays = 14
/** After this many codes without a try left, the link is closed. */
export const mostExhausted = 2

export type Facts = {
  grant: { createdAt: string; endsAt: string; revokedAt?: string | undefined }
  mailbox: { status: MailboxStatus; linksClosedAt: string | null }
  /** Does an alliance with the mailbox's organisation hold? */
  allied: boolean
}
export type Verdict = "opens" | "closed" | "unconfirmed" | "expired"

/** Whether a link opens now. It has no standing of its own: it ends with its mailbox's, its alliance's, or its time. */
export function judge({ grant, mailbox, allied }: Facts, now: string): Verdict {
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

/** Refuses a link that does not open now, saying what to do: every link that was mailed to a partner's mailbox asks this. */
export function assertOpens(facts: Facts, now: string): void {
  const verdict = judge(facts, now)
  if (verdict !== "opens") throw new VisibleError("gone", `link_${verdict}`)
}

/** One more code without a try left. */
export function exhaust(grant: { exhausted?: number | undefined }, now: string) {
  const exhausted = (grant.exhausted ?? 0) + 1
  return exhausted >= mostExhausted ? { exhausted, revokedAt: now } : { exhausted }
}
