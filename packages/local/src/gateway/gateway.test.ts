import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateContinuousBackupsCommand,
} from "@aws-sdk/client-dynamodb"
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts"
import { functions } from "@ventanilla/core/util/function.names"
import { perProcess } from "@ventanilla/core/util/per-process"
import { afterEach, beforeAll, describe, expect, test } from "vitest"
import { localTables } from "../../../../tests/support/local"
import type { Cloud } from "../cloud"
import { asFunction } from "../functions"
import { ensureTable } from "../tables"

const own = "ten_01J00000000000000000000000"
const other = "ten_01J00000000000000000000001"
let cloud: Cloud
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "s" } })
const table = (tenant: string) => `${cloud.names.consulatePrefix}${tenant}`
const settings = { maxAttempts: 1 }

async function assume(tenant: string) {
  const { Credentials: given } = await new STSClient(settings).send(
    new AssumeRoleCommand({
      RoleArn: cloud.gateway.roleArn,
      RoleSessionName: tenant,
      Tags: [{ Key: "tenant", Value: tenant }],
    }),
  )
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) throw new Error("no credentials")
  return { accessKeyId: given.AccessKeyId, secretAccessKey: given.SecretAccessKey, sessionToken: given.SessionToken }
}
const clientOf = async (tenant: string) => new DynamoDBClient({ ...settings, credentials: await assume(tenant) })

beforeAll(async () => {
  // What the gateway says by itself; `iam/templates.test` holds it against the templates.
  cloud = await localTables({ policed: false })
  for (const tenant of [own, other]) await ensureTable(cloud.admin, table(tenant))
})
afterEach(() => cloud.faults.clear())

describe("identity", () => {
  test("a session writes and reads its own consulate's table", async () => {
    const client = await clientOf(own)
    await client.send(new PutItemCommand({ TableName: table(own), Item: { ...key("a"), n: { N: "1" } } }))
    const { Item } = await client.send(new GetItemCommand({ TableName: table(own), Key: key("a") }))
    expect(Item?.n).toEqual({ N: "1" })
  })

  test("is refused another consulate's, with AWS's own error", async () => {
    const client = await clientOf(own)
    const refused = client.send(new GetItemCommand({ TableName: table(other), Key: key("a") }))
    await expect(refused).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("not authorized to perform: dynamodb:GetItem"),
    })
    const Item = key("stolen")
    const mixed = client.send(
      new TransactWriteItemsCommand({
        TransactItems: [{ Put: { TableName: table(own), Item } }, { Put: { TableName: table(other), Item } }],
      }),
    )
    await expect(mixed).rejects.toMatchObject({ name: "AccessDeniedException" })
    const { Count } = await cloud.admin.send(new ScanCommand({ TableName: table(other) }))
    expect(Count).toBe(0)
  })

  test("the functions' own credentials open the registry and no consulate", async () => {
    const client = new DynamoDBClient(settings)
    await client.send(new PutItemCommand({ TableName: cloud.names.registry, Item: key("tenant#x") }))
    await expect(client.send(new ScanCommand({ TableName: table(own) }))).rejects.toMatchObject({
      name: "AccessDeniedException",
    })
  })

  test("a consulate's session finds its own partition of the registry by query", async () => {
    const client = await clientOf(own)
    const query = (pk: string) =>
      client.send(
        new QueryCommand({
          TableName: cloud.names.registry,
          KeyConditionExpression: "pk = :p",
          ExpressionAttributeValues: { ":p": { S: pk } },
        }),
      )
    expect((await query(`tenant#${own}`)).Count).toBe(0)
    await expect(query(`tenant#${other}`)).rejects.toMatchObject({ name: "AccessDeniedException" })
  })

  test("a forged or borrowed token opens nothing", async () => {
    const [mine, theirs] = [await assume(own), await assume(other)]
    const read = (credentials: typeof mine) =>
      new DynamoDBClient({ ...settings, credentials }).send(
        new GetItemCommand({ TableName: table(other), Key: key("a") }),
      )
    await expect(read({ ...mine, sessionToken: theirs.sessionToken })).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    })
    await expect(read({ ...mine, sessionToken: `${mine.sessionToken}x` })).rejects.toMatchObject({
      name: "UnrecognizedClientException",
    })
    const stranger = { accessKeyId: "AKIASTRANGER", secretAccessKey: "x" }
    const unknown = new DynamoDBClient({ ...settings, credentials: stranger }).send(
      new ScanCommand({ TableName: cloud.names.registry }),
    )
    await expect(unknown).rejects.toMatchObject({ name: "UnrecognizedClientException" })
  })

  test("the consulate role is assumed by the functions only, under one tag, and it is that role", async () => {
    const ask = (client: STSClient, input: Partial<ConstructorParameters<typeof AssumeRoleCommand>[0]>) =>
      client.send(
        new AssumeRoleCommand({
          RoleArn: cloud.gateway.roleArn,
          RoleSessionName: own,
          Tags: [{ Key: "tenant", Value: own }],
          ...input,
        }),
      )
    const asConsulate = new STSClient({ ...settings, credentials: await assume(own) })
    const denied = { name: "AccessDenied" }
    await expect(ask(asConsulate, {})).rejects.toMatchObject(denied)
    const asFunction = new STSClient(settings)
    expect((await ask(asFunction, {})).Credentials).toBeDefined()
    await expect(ask(asFunction, { RoleSessionName: other })).rejects.toMatchObject(denied)
    await expect(ask(asFunction, { RoleArn: "arn:aws:iam::000000000000:role/admin" })).rejects.toMatchObject(denied)
    await expect(ask(asFunction, { Tags: [] })).rejects.toMatchObject(denied)
    const more = [
      { Key: "tenant", Value: own },
      { Key: "more", Value: "x" },
    ]
    await expect(ask(asFunction, { Tags: more })).rejects.toMatchObject(denied)
  })

  test("headquarters' role is assumed under no tag, and reaches the registry and no consulate", async () => {
    const sts = new STSClient(settings)
    const ask = { RoleArn: cloud.gateway.headquartersRoleArn, RoleSessionName: "headquarters" }
    const tagged = sts.send(new AssumeRoleCommand({ ...ask, Tags: [{ Key: "tenant", Value: own }] }))
    await expect(tagged).rejects.toMatchObject({ name: "AccessDenied" })
    const { Credentials: given } = await sts.send(new AssumeRoleCommand(ask))
    const client = new DynamoDBClient({
      ...settings,
      credentials: {
        accessKeyId: given?.AccessKeyId ?? "",
        secretAccessKey: given?.SecretAccessKey ?? "",
        sessionToken: given?.SessionToken ?? "",
      },
    })
    const read = (TableName: string) => client.send(new GetItemCommand({ TableName, Key: key("a") }))
    expect((await read(cloud.names.registry)).$metadata.httpStatusCode).toBe(200)
    await expect(read(table(own))).rejects.toMatchObject({ name: "AccessDeniedException" })
  })

  test("each function signs with its own role", async () => {
    cloud.recorder.start()
    const read = () =>
      perProcess((own) => new DynamoDBClient({ ...settings, ...own }))().send(
        new GetItemCommand({ TableName: cloud.names.registry, Key: key("a") }),
      )
    await Promise.all([read(), ...functions.map((name) => asFunction(name, read))])
    const roles = cloud.recorder.stop().map(({ principal }) => principal?.role)
    expect(roles.sort()).toEqual([cloud.names.roles.operator, ...functions.map(cloud.names.roles.of)].sort())
  })

  test("tables are made by the functions; continuous backups are remembered", async () => {
    const client = new DynamoDBClient(settings)
    const TableName = table("ten_01J00000000000000000000002")
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
      }),
    )
    const { ContinuousBackupsDescription } = await client.send(
      new UpdateContinuousBackupsCommand({
        TableName,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    )
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe("ENABLED")
  })
})

describe("faults", () => {
  const put = async (pk: string, maxAttempts = 1) =>
    new DynamoDBClient({ maxAttempts }).send(new PutItemCommand({ TableName: cloud.names.registry, Item: key(pk) }))
  const stands = async (pk: string) =>
    (
      await cloud.admin.send(
        new GetItemCommand({ TableName: cloud.names.registry, Key: key(pk), ConsistentRead: true }),
      )
    ).Item !== undefined

  test("throttling is the SDK's own exception, and the SDK outlives it", async () => {
    cloud.faults.add({ kind: "throttle", match: (call) => call.action === "PutItem" })
    await expect(put("f1")).rejects.toMatchObject({ name: "ProvisionedThroughputExceededException" })
    cloud.faults.add({ kind: "throttle", times: 2 })
    await put("f1", 4)
    expect(await stands("f1")).toBe(true)
  })

  test("a time-out and an error do nothing; fail-after does it and does not say so", async () => {
    for (const kind of ["timeout", "error"] as const) {
      cloud.faults.add({ kind })
      await expect(put(`f-${kind}`)).rejects.toThrow()
      expect(await stands(`f-${kind}`)).toBe(false)
    }
    cloud.faults.add({ kind: "fail-after" })
    await expect(put("f-after")).rejects.toThrow()
    expect(await stands("f-after")).toBe(true)
  })

  test("after a crash nothing gets through until it is revived; skip counts the calls before", async () => {
    const before = cloud.faults.struck()
    cloud.faults.add({ kind: "crash", skip: 1 })
    await put("c1")
    await expect(put("c2")).rejects.toThrow()
    await expect(put("c3")).rejects.toThrow()
    cloud.faults.clear()
    await put("c4")
    expect(await Promise.all(["c1", "c2", "c3", "c4"].map(stands))).toEqual([true, false, false, true])
    expect(cloud.faults.struck()).toBe(before + 1)
  })
})

describe("queues", () => {
  test("the SDK sends, one and by ten; what was sent is recorded with who sent it", async () => {
    const seen: string[] = []
    cloud.queues.add("probe", {
      handler: async (event) => void seen.push(...event.Records.map((record) => record.body)),
    })
    const client = new SQSClient(settings)
    const QueueUrl = cloud.gateway.queueUrl("probe")
    cloud.recorder.start()
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "a" }))
    const { Successful } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: "1", MessageBody: "b" },
          { Id: "2", MessageBody: "c" },
        ],
      }),
    )
    expect(Successful).toHaveLength(2)
    await cloud.queues.drain()
    expect(seen).toEqual(["a", "b", "c"])
    expect(cloud.recorder.stop().map((call) => [call.service, call.action])).toEqual([
      ["sqs", "SendMessage"],
      ["sqs", "SendMessageBatch"],
    ])
  })

  test("a queue that is not there, and a message without a body, are refused", async () => {
    const client = new SQSClient(settings)
    const nowhere = client.send(
      new SendMessageCommand({ QueueUrl: cloud.gateway.queueUrl("nowhere"), MessageBody: "a" }),
    )
    await expect(nowhere).rejects.toMatchObject({ name: "QueueDoesNotExist" })
    const empty = client.send(new SendMessageCommand({ QueueUrl: cloud.gateway.queueUrl("probe"), MessageBody: "" }))
    await expect(empty).rejects.toThrow()
  })
})
