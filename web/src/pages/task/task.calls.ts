import { ask, client, keyed } from "../../api"
import { given } from "../../context/call"

export const listTasks = (cursor?: string) =>
  ask(client.api.tasks.$get({ query: { status: "open", ...given({ cursor, limit: "50" }) } }))
export const taskDone = (taskID: string, key: string) =>
  ask(client.api.tasks[":taskID"].done.$post({ param: { taskID }, json: {} }, keyed(key)))
