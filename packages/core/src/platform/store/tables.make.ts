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
import { Config, type Slot } from "../util/config"
import { controlClient } from "./clients"
import { expiry, shapeOf } from "./tables.shape"

// Less than a worker's lease: a table that takes longer is found ready by the next attempt.
const timeout = 60_000

/**
 * Polls until the table is active, or gone. Other errors of DynamoDB are thrown: the SDK's own waiters would go on
 * waiting.
 */
export async function until(TableName: string, wanted: "ACTIVE" | undefined, most = timeout): Promise<void> {
  for (const began = Date.now(); (await statusOf(TableName)) !== wanted; ) {
    if (Date.now() - began > most) throw new TableNotReady()
    await new Promise((done) => setTimeout(done, 500))
  }
}

class TableNotReady extends Error {
  override name = "TableNotReady"
}

/** The table's status in DynamoDB; undefined when there is none. */
export async function statusOf(TableName: string): Promise<string | undefined> {
  try {
    const { Table } = await controlClient().send(new DescribeTableCommand({ TableName }))
    return Table?.TableStatus
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

/** Creates a consulate's table, encrypted with its own key on AWS, and waits until it is active. Idempotent. */
export async function createTable(tenantID: string, slot: Slot): Promise<void> {
  const shape = shapeOf(tenantID, slot)
  try {
    await controlClient().send(new CreateTableCommand(shape))
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await until(shape.TableName, "ACTIVE")
}

/** Turns on point-in-time recovery and TTL. Idempotent. */
export async function protectTable(tenantID: string, slot: Slot): Promise<void> {
  const TableName = Config.consulateTable(tenantID, slot)
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
        TimeToLiveSpecification: { Enabled: true, AttributeName: expiry },
      }),
    )
  } catch (error) {
    // DynamoDB refuses to enable TTL twice.
    if (!(error instanceof Error && /TimeToLive is already enabled/i.test(error.message))) throw error
  }
}

/** Deletes one of a consulate's tables. Idempotent. */
export async function deleteTable(tenantID: string, slot: Slot): Promise<void> {
  const TableName = Config.consulateTable(tenantID, slot)
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
