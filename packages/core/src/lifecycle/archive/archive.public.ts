import { Directory } from "../../directory/directory"
import { Guide } from "../../directory/guide"
import { Outreach } from "../../outreach/outreach"
import { Publication } from "../../statistics/publication"

/**
 * Makes anew what others read of the acting consulate in the registry, out of the table that it has now: its directory as
 * anybody takes it, what the guide finds, its calendar. Its numbers are told again with its next tick: what the network adds
 * up is within the reach of that queue's function alone. The same again changes nothing.
 */
export async function publishAnew(): Promise<void> {
  await Directory.publishAnew()
  await Guide.publishAnew()
  await Outreach.publishAnew()
  await Publication.askAnew()
}
