import { type DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb"

/** The tables whose names begin so: the database of a run holds hundreds, and lists a hundred at a time. */
export async function tablesNamed(admin: Pick<DynamoDBClient, "send">, prefix: string): Promise<string[]> {
  const { TableNames = [] } = await admin.send(new ListTablesCommand({ ExclusiveStartTableName: prefix.slice(0, -1) }))
  return TableNames.filter((name) => name.startsWith(prefix))
}
