import { doors } from "./doors"
import type { Gateway } from "./gateway"
import type { QueueOptions } from "./gateway/queue"
import type { namesOf, QueueName } from "./names"

const settings: Record<QueueName, { door: string; batchSize: number }> = {
  digest: { door: "digest/send", batchSize: 10 },
  provisioning: { door: "provisioning/run", batchSize: 1 },
  statistics: { door: "statistics/publish", batchSize: 10 },
}

/** Binds each of the product's queues to the handler that Lambda would call. */
export function addQueues(
  gateway: Gateway,
  names: ReturnType<typeof namesOf>,
  options: Omit<QueueOptions, "handler"> = {},
) {
  for (const [queue, { door, batchSize }] of Object.entries(settings)) {
    gateway.queues.add(names.queues[queue as QueueName], { batchSize, ...options, handler: doors.queue(door) })
  }
}
