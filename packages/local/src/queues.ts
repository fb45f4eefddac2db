import { doors } from "./doors"
import type { Gateway } from "./gateway"
import type { QueueOptions } from "./gateway/queue"
import type { namesOf, QueueName } from "./names"

const batchSizes: Record<QueueName, number> = { digest: 10, provisioning: 1, statistics: 10 }

/** Binds each of the product's queues to the handler that Lambda would call. */
export function addQueues(
  gateway: Gateway,
  names: ReturnType<typeof namesOf>,
  options: Omit<QueueOptions, "handler"> = {},
) {
  for (const [queue, batchSize] of Object.entries(batchSizes) as [QueueName, number][]) {
    gateway.queues.add(names.queues[queue], { batchSize, ...options, handler: doors.queue(queue) })
  }
}
