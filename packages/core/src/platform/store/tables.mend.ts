import {
  DescribeTableCommand,
  ResourceInUseException,
  RestoreTableToPointInTimeCommand,
  TableAlreadyExistsException,
  TagResourceCommand,
  UpdateTableCommand,
  type UpdateTableCommandInput,
} from "@aws-sdk/client-dynamodb"
import { Config, type Slot } from "../util/config"
import { consulateClient, controlClient } from "./clients"
import { otherSlot } from "./slot"
import { lookAt } from "./tables.look"
import { protectTable, until } from "./tables.make"
import { encryption, isEncrypted, shapeOf } from "./tables.shape"

// DynamoDB builds an index over all rows while the table is in use.
const indexTimeout = 30 * 60_000
// DynamoDB restores at its own pace; this code only polls.
const restoreTimeout = 6 * 3_600_000

/** One change per call, and waits for the table in between: DynamoDB does not accept two at once. */
export async function mendTable(tenantID: string, slot: Slot, keyArn?: string): Promise<void> {
  const found = await lookAt(tenantID, slot)
  if (!found) return
  const shape = shapeOf(tenantID, slot)
  const { TableName } = shape
  const change = async (input: Omit<UpdateTableCommandInput, "TableName">) => {
    // Repeated with every change: DynamoDB Local takes an omitted value for false.
    await controlClient().send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: true, ...input }))
    await settled(TableName)
  }
  if (!found.deletionProtection) await change({})
  if (found.billing !== shape.BillingMode) await change({ BillingMode: shape.BillingMode })
  for (const index of shape.GlobalSecondaryIndexes) {
    if (found.indexes[index.IndexName]) continue
    const { AttributeDefinitions } = shape
    await change({ AttributeDefinitions, GlobalSecondaryIndexUpdates: [{ Create: index }] })
  }
  if (keyArn && found.key !== keyArn) await change({ SSESpecification: encryption(tenantID) })
  const { Table } = await controlClient().send(new DescribeTableCommand({ TableName }))
  await controlClient().send(new TagResourceCommand({ ResourceArn: Table?.TableArn, Tags: shape.Tags }))
  await protectTable(tenantID, slot)
}

/** Waits until the table and all its indexes are active. */
async function settled(TableName: string): Promise<void> {
  await until(TableName, "ACTIVE", indexTimeout)
  for (const began = Date.now(); ; await new Promise((done) => setTimeout(done, 500))) {
    const { Table } = await controlClient().send(new DescribeTableCommand({ TableName }))
    if (Table?.GlobalSecondaryIndexes?.every(({ IndexStatus }) => IndexStatus === "ACTIVE")) return
    if (Date.now() - began > indexTimeout) throw new Error("An index was not ready in time")
  }
}

/** A restored table has no tags, TTL, recovery or deletion protection: the steps of a repair add them. */
export async function restoreTable(tenantID: string, from: Slot, at?: Date): Promise<void> {
  const to = otherSlot(from)
  const TargetTableName = Config.consulateTable(tenantID, to)
  // With the consulate's credentials: DynamoDB writes the rows with the caller's rights, and nobody else has any there.
  const client = await consulateClient(tenantID)
  try {
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: Config.consulateTable(tenantID, from),
        TargetTableName,
        ...(at ? { RestoreDateTime: at } : { UseLatestRestorableTime: true }),
        ...(isEncrypted() ? { SSESpecificationOverride: encryption(tenantID) } : {}),
      }),
    )
  } catch (error) {
    const isUnderWay = error instanceof TableAlreadyExistsException || error instanceof ResourceInUseException
    if (!isUnderWay) throw error
  }
  await until(TargetTableName, "ACTIVE", restoreTimeout)
  await mendTable(tenantID, to)
}
