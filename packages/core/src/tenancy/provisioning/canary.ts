import { GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "../../platform/actor"
import { Store } from "../../platform/store"
import { Clock } from "../../platform/util/clock"
import { Config } from "../../platform/util/config"
import { createID } from "../../platform/util/id"
import { Vault } from "../../platform/vault"
import { Tenant } from "../tenant/inside"
import { FailedForGood } from "./provisioning.rules"

const key = { pk: "canary", sk: "canary" }

/**
 * Tests the new consulate from inside and from outside: a sealed row is written, read and decrypted; then the same read
 * with another consulate's credentials, and with the functions' own, must be refused. If it is not refused,
 * provisioning ends for good.
 */
export async function canary(): Promise<void> {
  const { table, client } = await Store.consulate()
  const said = createID("event")
  const sealed = await Vault.seal("canary", { said })
  const expiresAt = Math.floor(Clock.now().getTime() / 1000) + 86_400
  await client.send(new PutCommand({ TableName: table, Item: { ...key, sealed, expiresAt } }))
  const { Item } = await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))
  const opened = await Vault.open<{ said: string }>("canary", String(Item?.sealed))
  if (opened.said !== said) throw new FailedForGood("CanaryNotReadBack")
  const tenantID = Act.tenantID()
  const stranger =
    (await Tenant.asRegistry(Tenant.plan)).active.find((other) => other !== tenantID) ?? createID("tenant")
  await mustBeRefused(stranger, tenantID, "CanaryReadByAnotherConsulate")
  await mustBeRefused(undefined, tenantID, "CanaryReadByTheFunction")
}

async function mustBeRefused(as: string | undefined, tenantID: string, otherwise: string): Promise<void> {
  const actor = { type: "system" as const, job: "canary", ...(as ? { tenantID: as } : {}) }
  const { client } = await Act.with(actor, () => Store.registry())
  try {
    await client.send(new GetCommand({ TableName: Config.consulateTable(tenantID), Key: key }))
  } catch (error) {
    if (error instanceof Error && error.name === "AccessDeniedException") return
    throw error
  }
  throw new FailedForGood(otherwise)
}
