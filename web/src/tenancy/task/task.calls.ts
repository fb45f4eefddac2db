import type { Waiver } from "@ventanilla/core/tenancy/task/schema"
import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"

export const listTasks = (status: "open" | "done", cursor?: string) =>
  ask(client.api.tasks.$get({ query: { status, ...given({ cursor, limit: "50" }) } }))
export const taskDone = (taskID: string, reason: Waiver | null, key: string) =>
  ask(client.api.tasks[":taskID"].done.$post({ param: { taskID }, json: { reason } }, keyed(key)))
export const taskUndone = (taskID: string, key: string) =>
  ask(client.api.tasks[":taskID"].undo.$post({ param: { taskID }, json: {} }, keyed(key)))
