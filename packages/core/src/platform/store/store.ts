import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import { Config, type Slot } from "../util/config"
import { consulateClient, credentialsOf, functionClient, headquartersClient, headquartersCredentials } from "./clients"
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
 * `tenant#<tenantID>` and nothing else of it; headquarters' requests with headquarters' role; the gate and the jobs of the
 * system, which act in no consulate's name, with the function's own.
 */
export async function registry(): Promise<Handle> {
  return { table: Config.registryTable(), client: await registryClient() }
}

function registryClient(): DynamoDBDocumentClient | Promise<DynamoDBDocumentClient> {
  const actor = Act.use()
  const tenantID = Act.tenantOf(actor)
  if (tenantID) return consulateClient(tenantID)
  return actor.type === "headquarters" ? headquartersClient() : functionClient()
}

/** The table where this actor's writes are remembered: the consulate's, or the registry. */
export const home = (): Promise<Handle> => (Act.tenantOf() ? consulate() : registry())

/** Whose credentials the acting one has with other services than DynamoDB; undefined means the function's own. */
export async function credentials() {
  const actor = Act.use()
  const tenantID = Act.tenantOf(actor)
  if (tenantID) return credentialsOf(tenantID)
  return actor.type === "headquarters" ? headquartersCredentials() : undefined
}
