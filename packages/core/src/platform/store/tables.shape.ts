import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb"
import { Config, type Slot } from "../util/config"

const key = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: "HASH" as const },
  { AttributeName: sk, KeyType: "RANGE" as const },
]
const index = (name: string) => ({
  IndexName: name,
  KeySchema: key(`${name}pk`, `${name}sk`),
  Projection: { ProjectionType: "ALL" as const },
})
const strings = ["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"]

/** The TTL attribute by which DynamoDB deletes expired rows. */
export const expiry = "expiresAt"
export const tagsOf = (tenantID: string) => [{ Key: "tenant", Value: tenantID }]

/** With the consulate's own key on AWS; DynamoDB Local encrypts nothing. */
export const encryption = (tenantID: string) => ({
  Enabled: true,
  SSEType: "KMS" as const,
  KMSMasterKeyId: `alias/ventanilla-${Config.stage()}-${tenantID}`,
})
export const isEncrypted = () => Config.keys() === "kms"

/** The definition of a consulate's table: provisioning creates it, and checks compare with it. */
export const shapeOf = (tenantID: string, slot: Slot) =>
  ({
    TableName: Config.consulateTable(tenantID, slot),
    KeySchema: key("pk", "sk"),
    AttributeDefinitions: strings.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
    GlobalSecondaryIndexes: [index("gsi1"), index("gsi2")],
    BillingMode: "PAY_PER_REQUEST",
    DeletionProtectionEnabled: true,
    Tags: tagsOf(tenantID),
    ...(isEncrypted() ? { SSESpecification: encryption(tenantID) } : {}),
  }) satisfies CreateTableCommandInput
