import { Directory } from "../../directory/directory"
import { Guide } from "../../directory/guide"
import { Outreach } from "../../outreach/outreach"
import { Publication } from "../../statistics/publication"

/**
 * Rebuilds what others read of the actor's consulate in the registry, from its current table: the public directory, the
 * service finder's snapshot, the calendar. Its numbers are published with its next tick, because only that queue's
 * function can reach the network's sums. Idempotent.
 */
export async function publishAnew(): Promise<void> {
  await Directory.publishAnew()
  await Guide.publishAnew()
  await Outreach.publishAnew()
  await Publication.askAnew()
}
