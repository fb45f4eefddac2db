import type { FollowInput, RecordInput } from "@ventanilla/core/notification/schema"
import type { z } from "zod"
import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"
import { lastDay } from "../training/training.calls"

const within = (month: string) => ({ from: `${month}-01`, to: lastDay(month) })
export const listNotifications = (month: string, cursor?: string) =>
  ask(client.api.notifications.$get({ query: { ...within(month), ...given({ cursor }) } }))
export const summaryOf = (month: string) => ask(client.api.notifications.summary.$get({ query: within(month) }))
export const recordNotification = (json: z.input<typeof RecordInput>, key: string) =>
  ask(client.api.notifications.$post({ json }, keyed(key)))
export const followNotification = ({ notificationID, ...json }: z.input<typeof FollowInput>, key: string) =>
  ask(client.api.notifications[":notificationID"].$post({ param: { notificationID }, json }, keyed(key)))
