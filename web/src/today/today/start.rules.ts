/** What is there, as far as it was read; undefined while it is on its way. */
type Known = {
  settings: { onCallPhone: string | null; publicPhone: string | null } | undefined
  accounts: readonly unknown[] | undefined
  organizations: readonly unknown[] | undefined
  mailboxes: readonly { status: string }[] | undefined
  alliances: readonly { status: string }[] | undefined
}
export type Step = {
  key: "onCall" | "public" | "staff" | "ally" | "mailbox" | "alliance"
  href: string
  /** Undefined: not known yet. */
  has: boolean | undefined
}

/** What a consulate needs before a woman can be received and referred, in the order in which one sees to it. */
export function stepsOf({ settings, accounts, organizations, mailboxes, alliances }: Known): Step[] {
  return [
    { key: "onCall", href: "/settings", has: settings && Boolean(settings.onCallPhone) },
    { key: "public", href: "/settings", has: settings && Boolean(settings.publicPhone) },
    { key: "staff", href: "/staff", has: accounts && accounts.length > 1 },
    { key: "ally", href: "/directory/organizations", has: organizations && organizations.length > 0 },
    {
      key: "mailbox",
      href: "/directory/organizations",
      has: mailboxes?.some(({ status }) => status === "verified"),
    },
    {
      key: "alliance",
      href: "/alliances",
      has: alliances?.some(({ status }) => status === "in_force" || status === "expiring"),
    },
  ]
}

/** Nothing is missing; what is not known yet is not there. */
export const isDone = (steps: readonly Step[]): boolean => steps.every(({ has }) => has === true)
