import type { SNSEvent } from "aws-lambda"
import type { QueueHandler } from "./gateway/queue"
import type { QueueName } from "./names"

const queueDoors: Record<QueueName, () => Promise<{ handler: QueueHandler }>> = {
  digest: () => import("@ventanilla/functions/digest/send"),
  provisioning: () => import("@ventanilla/functions/provisioning/run"),
  statistics: () => import("@ventanilla/functions/statistics/publish"),
}

/** The product's handlers, each loaded when it is first needed, as a cold Lambda is. */
export const doors = {
  api: async () => (await import("@ventanilla/functions/api/late")).api,
  plan: async (event: { tick: string }) => (await import("@ventanilla/functions/digest/plan")).handler(event),
  mailEvents: async (event: SNSEvent) => (await import("@ventanilla/functions/mail-events/receive")).handler(event),
  queue: (name: QueueName): QueueHandler =>
    async function handler(event) {
      return (await queueDoors[name]()).handler(event) as Promise<undefined>
    },
}
