import type { FollowInput, Info, RecordInput } from "@ventanilla/core/outreach/notification/schema"
import type { z } from "zod"
import { ask, client, keyed, type Sent } from "../../api"
import { given } from "../../context/call"
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
export const recordNotification = (json: z.input<typeof RecordInput>, key: string) =>
  ask(client.api.notifications.$post({ json }, keyed(key)))
export const followNotification = ({ notificationID, ...json }: Sent<z.input<typeof FollowInput>>, key: string) =>
  ask(client.api.notifications[":notificationID"].$post({ param: { notificationID }, json }, keyed(key)))
