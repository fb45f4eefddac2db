import { CreateTableCommand, DynamoDBClient, ResourceInUseException } from "@aws-sdk/client-dynamodb"
import { region } from "./names"

/** A client that stands beside the gateway and may do everything: for setting up, and for tests that look behind the doors. */
export const adminClient = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region, credentials: { accessKeyId: "localadmin", secretAccessKey: "localadmin" } })

const index = (name: string) => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: `${name}pk`, KeyType: "HASH" as const },
    { AttributeName: `${name}sk`, KeyType: "RANGE" as const },
  ],
  Projection: { ProjectionType: "ALL" as const },
})

/** Creates a table of the product's one key schema, unless it stands. */
export async function ensureTable(client: DynamoDBClient, name: string): Promise<void> {
  const keys = ["pk", "sk", "gsi1pk", "gsi1sk", "gsi2pk", "gsi2sk"]
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: [
          { AttributeName: "pk", KeyType: "HASH" },
          { AttributeName: "sk", KeyType: "RANGE" },
        ],
        GlobalSecondaryIndexes: [index("gsi1"), index("gsi2")],
      }),
    )
  } catch (error) {
    if (error instanceof ResourceInUseException) return
    throw error
  }
}
