// The product's function, and the client that its first request would make: the same work as in `empty.ts`.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"

export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
export { handler } from "../../packages/functions/src/api/lambda"
