// The yardstick of bundle.ts: what any function of this kind must load.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"
import { Hono } from "hono"
import { handle } from "hono/aws-lambda"

export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
export const handler = handle(new Hono().get("/", (c) => c.json({})))
