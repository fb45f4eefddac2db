import { DeleteTableCommand, DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb"
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
