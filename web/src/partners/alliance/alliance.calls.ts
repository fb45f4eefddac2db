import { useQuery } from "@tanstack/solid-query"
import type { ScheduleInput } from "@ventanilla/core/partners/alliance/schema"
import type { z } from "zod"
import { ask, client, keyed, type Sent } from "../../api"
import { given, write } from "../../context/call"

export const listAlliances = (organizationID?: string) =>
  ask(client.api.alliances.$get({ query: given({ organizationID }) }))
export const createAlliance = write(client.api.alliances)
export const endAlliance = (allianceID: string, key: string) =>
  ask(client.api.alliances[":allianceID"].end.$post({ param: { allianceID }, json: {} }, keyed(key)))

export const listMailboxes = (organizationID?: string) =>
  ask(client.api.mailboxes.$get({ query: given({ organizationID, limit: "100" }) }))
export const addMailbox = write(client.api.mailboxes)

const one = () => client.api.mailboxes[":mailboxID"]
type Times = Sent<Omit<z.input<typeof ScheduleInput>, "mailboxID">>
export const scheduleMailbox = (mailboxID: string, json: Times, key: string) =>
  ask(one().schedule.$post({ param: { mailboxID }, json }, keyed(key)))

export type MailboxAct = "verify" | "pause" | "resume" | "closeLinks"
export function actOnMailbox(act: MailboxAct, mailboxID: string, key: string) {
  const call = { param: { mailboxID }, json: {} }
  switch (act) {
    case "verify":
      return ask(one().verify.$post(call, keyed(key)))
    case "pause":
      return ask(one().pause.$post(call, keyed(key)))
    case "closeLinks":
      return ask(one()["close-links"].$post(call, keyed(key)))
    case "resume":
      return ask(one().resume.$post(call, keyed(key)))
    default:
      return act satisfies never
  }
}

export const useAlliances = (organizationID?: () => string) =>
  useQuery(() => ({
    queryKey: ["alliances", organizationID?.() ?? "all"],
    queryFn: () => listAlliances(organizationID?.()),
  }))
export const useMailboxes = (organizationID?: () => string, enabled: () => boolean = () => true) =>
  useQuery(() => ({
    queryKey: ["mailboxes", organizationID?.() ?? "all"],
    queryFn: () => listMailboxes(organizationID?.()),
    enabled: enabled(),
  }))
