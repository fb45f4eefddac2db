import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { Act } from "../actor"
import { awaitAll } from "../util/await-all"
import { Config, type Slot } from "../util/config"
import { consulateClient, credentialsOf, functionClient, headquartersClient, headquartersCredentials } from "./clients"
import { slotOf } from "./slot"

/** A table and a client with credentials for it; ElectroDB's `go` and `params` accept it directly. */
export type Handle = { table: string; client: DynamoDBDocumentClient }

/** The table of the actor's consulate. Headquarters, the public and a missing actor are refused. */
export async function consulate(): Promise<Handle> {
  const tenantID = Act.tenantID()
  const [slot, client] = await awaitAll([slotOf(tenantID), consulateClient(tenantID)])
  return { table: Config.consulateTable(tenantID, slot), client }
}

/** The consulate's table in this slot, in use or not: for a restore, which fills the other one. */
export async function consulateAt(slot: Slot): Promise<Handle> {
  const tenantID = Act.tenantID()
  return { table: Config.consulateTable(tenantID, slot), client: await consulateClient(tenantID) }
}

/**
 * The registry. Inside a consulate it is reached with that consulate's credentials, which open the partition
 * `tenant#<tenantID>` and nothing else of it; headquarters' requests use headquarters' role; sign-in checks and system
 * jobs outside any consulate use the function's own.
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

/** The table that stores this actor's idempotency keys: the consulate's, or the registry. */
export const home = (): Promise<Handle> => (Act.tenantOf() ? consulate() : registry())

/** The actor's credentials for services other than DynamoDB; undefined means the function's own. */
export async function credentials() {
  const actor = Act.use()
  const tenantID = Act.tenantOf(actor)
  if (tenantID) return credentialsOf(tenantID)
  return actor.type === "headquarters" ? headquartersCredentials() : undefined
}
