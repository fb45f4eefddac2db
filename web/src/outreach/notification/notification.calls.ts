import type { Info } from "@ventanilla/core/outreach/notification/schema"
import { ask, client } from "../../api"
import { given, write } from "../../context/call"
import { dayOf } from "../../context/days"
import { zone } from "../../context/time"
import { lastDay } from "../training/training.calls"

const within = (month: string) => ({ from: `${month}-01`, to: lastDay(month) })
export const listNotifications = (month: string, cursor?: string) =>
  ask(client.api.notifications.$get({ query: { ...within(month), ...given({ cursor }) } }))
export const summaryOf = (month: string) => ask(client.api.notifications.summary.$get({ query: within(month) }))
/** One of them as it is now, found in the month that it came in. */
export async function readNotification({ notificationID, receivedAt }: Info): Promise<Info> {
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await listNotifications(dayOf(receivedAt, zone()).slice(0, 7), cursor)
    const found = page.items.find((one) => one.notificationID === notificationID)
    if (found) return found
    cursor = page.cursor ?? undefined
  }
  throw new Error("A notification that is in no list")
}
export const recordNotification = write(client.api.notifications)
export const followNotification = write(client.api.notifications[":notificationID"], "notificationID")
