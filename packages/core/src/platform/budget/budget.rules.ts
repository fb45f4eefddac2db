import type { MessageCode } from "../error"

const hour = 3600
const day = 24 * hour

type Limit = { seconds: number; most: number; code: MessageCode; field?: string }

/** How often something may be done within one window, and the error for more. */
export const limits = {
  /**
   * Mails to one address that a person's action sends: a mailbox to prove, a listing to confirm, an invitation, a new
   * link.
   */
  asked: { seconds: day, most: 5, code: "mail_budget", field: "email" },
  /** The same mails by one member of staff, to any address. */
  asker: { seconds: day, most: 200, code: "mail_budget" },
  /** Invitations that headquarters sends again to a consulate's first coordinator, at any address. */
  first: { seconds: day, most: 10, code: "mail_budget" },
  /** Access codes to one mailbox. */
  code: { seconds: day, most: 30, code: "code_budget" },
  /** Access codes of one referral: of any number requested at once, one is mailed. */
  codeAtOnce: { seconds: 60, most: 1, code: "code_too_soon" },
  /** "Something waits for you" to one member of staff. */
  notice: { seconds: day, most: 20, code: "mail_budget" },
  /** Actions with one link. */
  link: { seconds: hour, most: 120, code: "link_budget" },
  /** Actions with all links of one mailbox. */
  mailbox: { seconds: day, most: 400, code: "link_budget" },
} as const satisfies Record<string, Limit>

export type Kind = keyof typeof limits

/** The window of an instant: its first instant, and the seconds until the next one. */
export function windowOf(kind: Kind, now: number): { from: string; left: number } {
  const length = limits[kind].seconds * 1000
  const from = Math.floor(now / length) * length
  return { from: new Date(from).toISOString(), left: Math.ceil((from + length - now) / 1000) }
}
