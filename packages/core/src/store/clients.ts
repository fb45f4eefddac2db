import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import * as Aws from "../util/aws"
import { Config } from "../util/config"

const translate = { marshallOptions: { removeUndefinedValues: true } }

let own: { raw: DynamoDBClient; document: DynamoDBDocumentClient } | undefined
let credentials: typeof import("./credentials") | undefined
const tenants = new Map<string, Promise<DynamoDBDocumentClient>>()

function ownClients() {
  if (!own) {
    const raw = Aws.open(DynamoDBClient, "dynamodb")
    own = { raw, document: DynamoDBDocumentClient.from(raw, translate) }
  }
  return own
}

/** The function's own credentials: the registry and the making of tables, no consulate's items. */
export const functionClient = () => ownClients().document
export const controlClient = () => ownClients().raw

/** A client per consulate, with the consulate role assumed under the session tag `tenant`; never shared between consulates. */
export function consulateClient(tenantID: string): Promise<DynamoDBDocumentClient> {
  const known = tenants.get(tenantID)
  if (known) return known
  const made = openConsulate(tenantID)
  tenants.set(tenantID, made)
  made.catch(() => tenants.delete(tenantID))
  return made
}

/** Credentials of one consulate, for the services that hold its data. */
export async function credentialsOf(tenantID: string) {
  credentials = await import("./credentials")
  return credentials.assumeConsulateRole(tenantID, Config.consulateRoleArn())
}

async function openConsulate(tenantID: string) {
  const client = Aws.open(DynamoDBClient, "dynamodb", { credentials: await credentialsOf(tenantID) })
  return DynamoDBDocumentClient.from(client, translate)
}

/** Forgets every client; for tests that change endpoints. */
export function forgetClients() {
  own = undefined
  tenants.clear()
  credentials?.forget()
}
