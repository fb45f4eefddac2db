import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import { Config, type Slot } from "../util/config"
import { consulateClient, functionClient } from "./clients"
import { slotOf } from "./slot"

/** A table and the credentials that reach it; ElectroDB's `go` and `params` take it as it is. */
export type Handle = { table: string; client: DynamoDBDocumentClient }

/** The acting consulate's own table. Headquarters, the public and a missing actor are refused. */
export async function consulate(): Promise<Handle> {
  const tenantID = Act.tenantID()
  const [slot, client] = await Promise.all([slotOf(tenantID), consulateClient(tenantID)])
  return { table: Config.consulateTable(tenantID, slot), client }
}

/** The acting consulate's table in this slot, in use or not: for a restore, which fills the other one. */
export async function consulateAt(slot: Slot): Promise<Handle> {
  const tenantID = Act.tenantID()
  return { table: Config.consulateTable(tenantID, slot), client: await consulateClient(tenantID) }
}

/**
 * The registry. Inside a consulate it is reached with that consulate's credentials, which open the partition
 * `tenant#<tenantID>` and nothing else of it; headquarters and the gate use the function's own.
 */
export async function registry(): Promise<Handle> {
  const tenantID = Act.tenantOf()
  return { table: Config.registryTable(), client: tenantID ? await consulateClient(tenantID) : functionClient() }
}

/** The table where this actor's writes are remembered: the consulate's, or the registry. */
export const home = (): Promise<Handle> => (Act.tenantOf() ? consulate() : registry())
