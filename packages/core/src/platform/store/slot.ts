import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Config, type Slot } from "../util/config"
import * as Clients from "./clients"

/**
 * A consulate has two slots for a table, so that one can be restored beside the other; the slot row says which is in
 * use. A process caches it for this many milliseconds: after a switch, wait that long before the consulate is opened
 * again.
 */
export const freshFor = 60_000
const known = new Map<string, { until: number; slot: Promise<Slot> }>()

const keyOf = (tenantID: string) => ({ pk: `tenant#${tenantID}`, sk: "table" })

/** The slot in use, up to `freshFor` old. */
export function slotOf(tenantID: string): Promise<Slot> {
  const kept = known.get(tenantID)
  if (kept && kept.until > Date.now()) return kept.slot
  const slot = readSlot(tenantID)
  known.set(tenantID, { until: Date.now() + freshFor, slot })
  slot.catch(() => known.delete(tenantID))
  return slot
}

/** The slot in use, read now. A consulate that was never restored has no slot row and uses `a`. */
export async function readSlot(tenantID: string): Promise<Slot> {
  const client = await Clients.consulateClient(tenantID)
  const { Item } = await client.send(
    new GetCommand({ TableName: Config.registryTable(), Key: keyOf(tenantID), ConsistentRead: true }),
  )
  return Item?.slot === "b" ? "b" : "a"
}

/** Switches to this slot, in one write. */
export async function useSlot(tenantID: string, slot: Slot): Promise<void> {
  const client = await Clients.consulateClient(tenantID)
  await client.send(new PutCommand({ TableName: Config.registryTable(), Item: { ...keyOf(tenantID), slot } }))
  known.delete(tenantID)
}

export const otherSlot = (slot: Slot): Slot => (slot === "a" ? "b" : "a")

/** Forgets every client and what was read with it, like a new process; for tests that change endpoints. */
export function forgetClients() {
  Clients.forgetClients()
  known.clear()
}
