import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ListTagsOfResourceCommand,
  ResourceNotFoundException,
  type TableDescription,
} from "@aws-sdk/client-dynamodb"
import { awaitAll } from "../util/await-all"
import { Config, type Slot } from "../util/config"
import { controlClient } from "./clients"
import { expiry, isEncrypted, shapeOf } from "./tables.shape"

/** The compared properties of a table: each line can differ. */
export type Found = {
  keys: string
  attributes: string
  billing: string
  indexes: Record<string, string>
  deletionProtection: boolean
  expiry: string
  recovery: boolean
  tags: Record<string, string>
  /** The ARN of the key that encrypts it; null when that is not a key of the consulate's. */
  key: string | null
}

type Keyed = { AttributeName?: string | undefined; KeyType?: string | undefined }[]
const keyText = (schema: Keyed = []) =>
  schema.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join(", ")
type Indexed = {
  IndexName?: string | undefined
  KeySchema?: Keyed | undefined
  Projection?: { ProjectionType?: string | undefined } | undefined
}
const indexText = (indexes: Indexed[] = []) =>
  Object.fromEntries(
    indexes.map(({ IndexName = "", KeySchema, Projection }) => [
      IndexName,
      `${keyText(KeySchema)}: ${Projection?.ProjectionType}`,
    ]),
  )
const attributeText = (
  definitions: { AttributeName?: string | undefined; AttributeType?: string | undefined }[] = [],
) =>
  definitions
    .map(({ AttributeName, AttributeType }) => `${AttributeName} ${AttributeType}`)
    .sort()
    .join(", ")
const tagText = (tags: { Key?: string | undefined; Value?: string | undefined }[] = []) =>
  Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]))

/** Without the key's ARN, which only KMS knows. */
export function expected(tenantID: string, slot: Slot): Omit<Found, "key"> {
  const shape = shapeOf(tenantID, slot)
  return {
    keys: keyText(shape.KeySchema),
    attributes: attributeText(shape.AttributeDefinitions),
    billing: shape.BillingMode,
    indexes: indexText(shape.GlobalSecondaryIndexes),
    deletionProtection: true,
    expiry,
    recovery: true,
    tags: tagText(shape.Tags),
  }
}

async function described(TableName: string): Promise<TableDescription | undefined> {
  try {
    return (await controlClient().send(new DescribeTableCommand({ TableName }))).Table
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

export async function lookAt(tenantID: string, slot: Slot): Promise<Found | undefined> {
  const TableName = Config.consulateTable(tenantID, slot)
  const table = await described(TableName)
  if (!table) return undefined
  const client = controlClient()
  const [expires, backups, tagged] = await awaitAll([
    client.send(new DescribeTimeToLiveCommand({ TableName })),
    client.send(new DescribeContinuousBackupsCommand({ TableName })),
    client.send(new ListTagsOfResourceCommand({ ResourceArn: table.TableArn })),
  ])
  const ttl = expires.TimeToLiveDescription
  const isExpiring = ttl?.TimeToLiveStatus === "ENABLED" || ttl?.TimeToLiveStatus === "ENABLING"
  const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus
  return {
    keys: keyText(table.KeySchema),
    attributes: attributeText(table.AttributeDefinitions),
    billing: table.BillingModeSummary?.BillingMode ?? "PROVISIONED",
    indexes: indexText(table.GlobalSecondaryIndexes),
    deletionProtection: table.DeletionProtectionEnabled === true,
    expiry: (isExpiring && ttl?.AttributeName) || "off",
    recovery: recovery === "ENABLED",
    tags: tagText(tagged.Tags),
    key: isEncrypted() ? (table.SSEDescription?.KMSMasterKeyArn ?? null) : null,
  }
}
