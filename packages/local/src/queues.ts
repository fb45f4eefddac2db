import type { Gateway } from "./gateway"
import type { QueueHandler, QueueOptions } from "./gateway/queue"
import type { namesOf, QueueName } from "./names"

type Loaded = { handler: QueueHandler }

// Loaded with the first message, as a cold Lambda would be.
const doors: Record<QueueName, { load: () => Promise<Loaded> } & Omit<QueueOptions, "handler">> = {
  digest: { load: () => load("@ventanilla/functions/digest/send"), batchSize: 10 },
  provisioning: { load: () => load("@ventanilla/functions/provisioning/run"), batchSize: 1 },
  statistics: { load: () => load("@ventanilla/functions/statistics/publish"), batchSize: 10 },
}

const load = (name: string): Promise<Loaded> => import(name)

/** Binds each of the product's queues to the handler that Lambda would call. */
export function addQueues(
  gateway: Gateway,
  names: ReturnType<typeof namesOf>,
  options: Omit<QueueOptions, "handler"> = {},
) {
  for (const [queue, { load, ...settings }] of Object.entries(doors)) {
    const handler: QueueHandler = async (event) => (await load()).handler(event) as Promise<undefined>
    gateway.queues.add(names.queues[queue as QueueName], { ...settings, ...options, handler })
  }
}
