import { DeleteTableCommand, DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { ensureTable } from "@ventanilla/local/tables"

/** The yardstick of onboarding: the tables alone, made one after another. Returns the milliseconds it took. */
export async function bareTables(admin: DynamoDBClient, count: number): Promise<number> {
  const names = Array.from({ length: count }, (_, index) => `bare-${index}`)
  const begun = performance.now()
  for (const TableName of names) {
    await ensureTable(admin, TableName)
    await admin.send(new DescribeTableCommand({ TableName }))
  }
  const spent = performance.now() - begun
  for (const TableName of names) await admin.send(new DeleteTableCommand({ TableName }))
  return spent
}

/** Puts rows that are there for a benchmark to find; of rows with one key the last stays. */
export async function putAll(admin: DynamoDBClient, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const client = DynamoDBDocumentClient.from(admin, { marshallOptions: { removeUndefinedValues: true } })
  const once = [...new Map(rows.map((row) => [`${row.pk} ${row.sk}`, row])).values()]
  const batches = Array.from({ length: Math.ceil(once.length / 25) }, (_, index) =>
    once.slice(index * 25, index * 25 + 25),
  )
  for (let start = 0; start < batches.length; start += 4)
    await Promise.all(
      batches
        .slice(start, start + 4)
        .map((batch) =>
          client.send(
            new BatchWriteCommand({ RequestItems: { [table]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
          ),
        ),
    )
}
