import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import * as Aws from "../util/aws"
import { Config } from "../util/config"
import { perProcess } from "../util/per-process"

let credentials: typeof import("./credentials") | undefined
const translate = { marshallOptions: { removeUndefinedValues: true } }

const document = (own: DynamoDBClientConfig) =>
  DynamoDBDocumentClient.from(Aws.open(DynamoDBClient, "dynamodb", own), translate)
const own = perProcess((own) => {
  const raw = Aws.open(DynamoDBClient, "dynamodb", own)
  return { raw, document: DynamoDBDocumentClient.from(raw, translate) }
})
const headquarters = perProcess(() => openHeadquarters())
const tenants = perProcess(() => new Map<string, Promise<DynamoDBDocumentClient>>())

/**
 * The function's own credentials: the part of the registry that its role reaches, creation of tables, no consulate's
 * items.
 */
export const functionClient = () => own().document
export const controlClient = () => own().raw

/** The registry for headquarters' requests: its own role, assumed once per process. No consulate's table, no key. */
export const headquartersClient = (): Promise<DynamoDBDocumentClient> => headquarters()

/** A client per consulate, with the consulate role assumed under the session tag `tenant`; never shared between consulates. */
export function consulateClient(tenantID: string): Promise<DynamoDBDocumentClient> {
  const known = tenants().get(tenantID)
  if (known) return known
  const made = openConsulate(tenantID)
  const mine = tenants()
  mine.set(tenantID, made)
  made.catch(() => mine.delete(tenantID))
  return made
}

/** The credentials of one consulate, for services that hold its data. */
export async function credentialsOf(tenantID: string) {
  credentials = await import("./credentials")
  return credentials.assumeConsulateRole(tenantID, Config.consulateRoleArn())
}

const openConsulate = async (tenantID: string) => document({ credentials: await credentialsOf(tenantID) })

/** The credentials of headquarters' requests. */
export async function headquartersCredentials() {
  credentials = await import("./credentials")
  return credentials.assumeHeadquartersRole(Config.headquartersRoleArn())
}

const openHeadquarters = async () => document({ credentials: await headquartersCredentials() })

/** Forgets every client; for tests that change endpoints. */
export function forgetClients() {
  own.forget()
  headquarters.forget()
  tenants.forget()
  credentials?.forget()
}
