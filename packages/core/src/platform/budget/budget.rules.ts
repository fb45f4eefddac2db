import type { MessageCode } from "../error"

const hour = 3600
const day = 24 * hour

type Limit = { seconds: number; most: number; code: MessageCode; field?: string }

/** How often something may be done within one window, and what is said to whoever wants more. */
export const limits = {
  /** Mails that a person's act sends to one address: a mailbox to prove, a listing to confirm, an invitation, a new link. */
  asked: { seconds: day, most: 5, code: "mail_budget", field: "email" },
  /** The same mails by one member of staff, whoever they go to. */
  asker: { seconds: day, most: 200, code: "mail_budget" },
  /** Invitations that headquarters has sent anew to a consulate's first coordinator, whoever they go to. */
  first: { seconds: day, most: 10, code: "mail_budget" },
  /** Access codes to one mailbox. */
  code: { seconds: day, most: 30, code: "code_budget" },
  /** Access codes of one referral: of any number asked for at once, one is mailed. */
  codeAtOnce: { seconds: 60, most: 1, code: "code_too_soon" },
  /** "Something waits for you" to one member of staff. */
  notice: { seconds: day, most: 20, code: "mail_budget" },
  /** What is done with one link. */
  link: { seconds: hour, most: 120, code: "link_budget" },
  /** What is done with all links of one mailbox. */
  mailbox: { seconds: day, most: 400, code: "link_budget" },
} as const satisfies Record<string, Limit>

export type Kind = keyof typeof limits

/** The window in which an instant lies: its first instant, and the seconds until the next one. */
export function windowOf(kind: Kind, now: number): { from: string; left: number } {
  const length = limits[kind].seconds * 1000
  const from = Math.floor(now / length) * length
  return { from: new Date(from).toISOString(), left: Math.ceil((from + length - now) / 1000) }
}
