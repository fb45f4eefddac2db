import type { Info } from "@ventanilla/core/directory/directory/schema"
import { type Info as Alliance, holds } from "@ventanilla/core/partners/alliance/schema"

type Known = {
  organization: { status: Info["status"]; services: readonly { status: Info["status"] }[] }
  mailboxes: readonly { status: string }[]
  alliances: readonly Pick<Alliance, "status">[]
}
/** In the order in which one sees to it. */
export const needed = ["active", "service", "mailbox", "verified", "alliance"] as const
export type Lack = (typeof needed)[number]

/** What must still be there before anybody can be referred to an organisation. */
export function lacksOf({ organization, mailboxes, alliances }: Known): Lack[] {
  const isMissing: Record<Lack, boolean> = {
    active: organization.status !== "active",
    service: !organization.services.some(({ status }) => status === "active"),
    mailbox: mailboxes.length === 0,
    verified: mailboxes.length > 0 && !mailboxes.some(({ status }) => status === "verified"),
    alliance: !alliances.some(({ status }) => holds(status)),
  }
  return needed.filter((lack) => isMissing[lack])
}
