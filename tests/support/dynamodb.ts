import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import {
  CreateTableCommand,
  DescribeTableCommand,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
  type ScanCommandOutput,
} from "@aws-sdk/client-dynamodb"
import type { Cloud } from "@ventanilla/local"

type Item = NonNullable<ScanCommandOutput["Items"]>[number]
type Asked = Record<string, unknown> & { TableName?: string; SSESpecification?: { KMSMasterKeyId?: string } }

/**
 * Stands before the gateway and adds what DynamoDB does and DynamoDB Local does not: tables remember the key that encrypts
 * them, and a table can be restored to a point in time, which here is now, or the
 * moment that `keep` kept. Restored tables come as they do on AWS:
 * without expiry, recovery, tags and protection. Everything else is the gateway's.
 */
export async function frontDynamodb(cloud: Cloud, arnOfAlias: (alias: string) => string | undefined) {
  const keys = new Map<string, string>()
  const restores: Asked[] = []
  const kept = new Map<string, Item[]>()
  const { admin } = cloud
  const all = async (TableName: string) => (await admin.send(new ScanCommand({ TableName }))).Items ?? []

  async function restore(asked: Asked) {
    const [source, target] = [String(asked.SourceTableName), String(asked.TargetTableName)]
    restores.push(asked)
    const { Table } = await admin.send(new DescribeTableCommand({ TableName: source }))
    const Items = asked.RestoreDateTime ? (kept.get(source) ?? []) : await all(source)
    await admin.send(
      new CreateTableCommand({
        TableName: target,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: Table?.KeySchema,
        AttributeDefinitions: Table?.AttributeDefinitions,
        GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
          IndexName,
          KeySchema,
          Projection,
        })),
      }),
    )
    for (const Item of Items) await admin.send(new PutItemCommand({ TableName: target, Item }))
    remember(target, asked.SSESpecificationOverride as Asked["SSESpecification"])
    return { TableDescription: { TableName: target, TableStatus: "CREATING" } }
  }

  function remember(table: string, specification: Asked["SSESpecification"]) {
    const key = specification?.KMSMasterKeyId
    if (key) keys.set(table, arnOfAlias(key) ?? key)
  }

  async function pass(incoming: IncomingMessage, body: Buffer) {
    const { host, "content-length": _, connection: __, ...headers } = incoming.headers as Record<string, string>
    const reply = await fetch(`${cloud.urls.gateway}${incoming.url}`, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
    })
    return { status: reply.status, body: (await reply.json()) as Record<string, Record<string, unknown>> }
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse) {
    const body = Buffer.concat(await (incoming as unknown as { toArray(): Promise<Buffer[]> }).toArray())
    const asked = JSON.parse(body.toString()) as Asked
    const action = String(incoming.headers["x-amz-target"]).split(".")[1]
    const say = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" })
      response.end(JSON.stringify(value))
    }
    if (action === "RestoreTableToPointInTime") {
      const { TableNames = [] } = await admin.send(
        new ListTablesCommand({ ExclusiveStartTableName: String(asked.TargetTableName).slice(0, -1) }),
      )
      if (TableNames.includes(String(asked.TargetTableName))) return say(400, { __type: "TableAlreadyExistsException" })
      return say(200, await restore(asked))
    }
    const table = String(asked.TableName)
    if (action === "UpdateTable" && asked.SSESpecification) {
      remember(table, asked.SSESpecification)
      return say(200, { TableDescription: { TableName: table, TableStatus: "UPDATING" } })
    }
    const reply = await pass(incoming, body)
    if (action === "CreateTable" && reply.status === 200) remember(table, asked.SSESpecification)
    const key = keys.get(table)
    if (action === "DescribeTable" && key && reply.body.Table)
      reply.body.Table.SSEDescription = { Status: "ENABLED", SSEType: "KMS", KMSMasterKeyArn: key }
    say(reply.status, reply.body)
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy())
  }).listen(0, "127.0.0.1")
  await new Promise((done) => server.once("listening", done))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    restores,
    /** What a restore to a moment gives back from now on. */
    keep: async (table: string) => {
      kept.set(table, await all(table))
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
