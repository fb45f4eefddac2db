import { Directory } from "../../directory/directory/inside"
import { Guide } from "../../directory/guide/inside"
import { Outreach } from "../../outreach/outreach/inside"
import { Publication } from "../../statistics/publication/inside"

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
