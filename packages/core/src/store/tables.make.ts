import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb"
import { Config } from "../util/config"
import { controlClient } from "./clients"

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
// Less than a worker's lease: a table that takes longer is found ready by the next attempt.
const patience = 60_000

/** Asks until the table is there, or gone. What else DynamoDB says is thrown: the SDK's own waiters would wait through it. */
async function until(TableName: string, wanted: "ACTIVE" | undefined): Promise<void> {
  for (const began = Date.now(); (await statusOf(TableName)) !== wanted; ) {
    if (Date.now() - began > patience) throw new TableNotReady()
    await new Promise((done) => setTimeout(done, 500))
  }
}

class TableNotReady extends Error {
  override name = "TableNotReady"
}

async function statusOf(TableName: string): Promise<string | undefined> {
  try {
    const { Table } = await controlClient().send(new DescribeTableCommand({ TableName }))
    return Table?.TableStatus
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Makes a consulate's table, encrypted with its own key on AWS, and waits until it answers. Idempotent. */
export async function createTable(tenantID: string): Promise<void> {
  const TableName = Config.consulateTable(tenantID)
  try {
    await controlClient().send(
      new CreateTableCommand({
        TableName,
        KeySchema: key("pk", "sk"),
        AttributeDefinitions: strings.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
        GlobalSecondaryIndexes: [index("gsi1"), index("gsi2")],
        BillingMode: "PAY_PER_REQUEST",
        DeletionProtectionEnabled: true,
        Tags: [{ Key: "tenant", Value: tenantID }],
        ...(Config.keys() === "kms"
          ? {
              SSESpecification: {
                Enabled: true,
                SSEType: "KMS",
                KMSMasterKeyId: `alias/ventanilla-${Config.stage()}-${tenantID}`,
              },
            }
          : {}),
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await until(TableName, "ACTIVE")
}

/** Turns on point-in-time recovery and the expiry of rows. Idempotent. */
export async function protectTable(tenantID: string): Promise<void> {
  const TableName = Config.consulateTable(tenantID)
  await controlClient().send(
    new UpdateContinuousBackupsCommand({
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    }),
  )
  try {
    await controlClient().send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { Enabled: true, AttributeName: "expiresAt" },
      }),
    )
  } catch (error) {
    // DynamoDB refuses to switch on what is on.
    if (!(error instanceof Error && /TimeToLive is already enabled/i.test(error.message))) throw error
  }
}

/** Takes a consulate's table away. Idempotent. */
export async function deleteTable(tenantID: string): Promise<void> {
  const TableName = Config.consulateTable(tenantID)
  try {
    const { Table } = await controlClient().send(new DescribeTableCommand({ TableName }))
    if (Table?.DeletionProtectionEnabled) {
      await controlClient().send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }))
    }
    await controlClient().send(new DeleteTableCommand({ TableName }))
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error
  }
  await until(TableName, undefined)
}
