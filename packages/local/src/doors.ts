import { createRequire } from "node:module"
import { judging } from "@ventanilla/core/outreach/attachment/schema"
import type { SNSEvent } from "aws-lambda"
import { apart } from "./apart"
import { asFunction } from "./functions"
import type { QueueHandler } from "./gateway/queue"
import type { QueueName } from "./names"

const queueDoors: Record<QueueName, () => Promise<{ handler: QueueHandler }>> = {
  digest: () => import("@ventanilla/functions/digest/send"),
  provisioning: () => import("@ventanilla/functions/provisioning/run"),
  statistics: () => import("@ventanilla/functions/statistics/publish"),
}

/** The product's handlers, each loaded when it is first needed, as a cold Lambda is, and run under its own function's role. */
export const doors = {
  /** The front of the API: a path is answered by the function that its route names. */
  api: async () => {
    const [{ api }, { isOpen, open }] = await Promise.all([
      import("@ventanilla/functions/api/api"),
      import("@ventanilla/functions/api/open"),
    ])
    return {
      fetch: (request: Request) =>
        isOpen(new URL(request.url).pathname)
          ? asFunction("open", () => open.fetch(request))
          : asFunction("api", () => api.fetch(request)),
    }
  },
  files: async () => {
    const { files } = await import("@ventanilla/functions/files/app")
    return { fetch: (request: Request) => asFunction("files", () => files.fetch(request)) }
  },
  plan: (event: { tick: string }) =>
    asFunction("plan", async () => (await import("@ventanilla/functions/digest/plan")).handler(event)),
  mailEvents: (event: SNSEvent) =>
    asFunction("mail-events", async () => (await import("@ventanilla/functions/mail-events/receive")).handler(event)),
  queue: (name: QueueName): QueueHandler =>
    function handler(event) {
      return asFunction(name, async () => (await queueDoors[name]()).handler(event) as Promise<undefined>)
    },
}

/** The judge of files, with the room and the time that it has on AWS; `file` and `more` are for tests, which bring a worse one. */
export const judge = (stage: string, file = judgeFile, more: { seconds?: number; megabytes?: number } = {}) =>
  apart({ ...judging, file, env: { VENTANILLA_STAGE: stage }, ...more })
const judgeFile = createRequire(import.meta.url).resolve("@ventanilla/functions/judge/judge")
