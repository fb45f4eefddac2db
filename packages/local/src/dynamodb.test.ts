import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { afterAll, beforeAll, expect, test } from "vitest"
import { javaVersion, startDynamodb } from "./dynamodb"
import { adminClient, ensureTable } from "./tables"

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ventanilla-dynamodb-"))
})
afterAll(() => rm(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))

test("finds Java", async () => {
  expect(await javaVersion()).toBeGreaterThanOrEqual(11)
})

test("what was acknowledged is there after the database itself is killed", async () => {
  const first = await startDynamodb({ dir })
  const client = adminClient(first.url)
  await ensureTable(client, "probe")
  for (let i = 0; i < 20; i++)
    await client.send(new PutItemCommand({ TableName: "probe", Item: { pk: { S: `${i}` }, sk: { S: "s" } } }))
  process.kill(first.pid ?? 0, "SIGKILL")
  await first.stop()
  const second = await startDynamodb({ dir })
  const again = adminClient(second.url)
  await ensureTable(again, "probe")
  const { Item } = await again.send(
    new GetItemCommand({ TableName: "probe", Key: { pk: { S: "19" }, sk: { S: "s" } } }),
  )
  expect(Item).toBeDefined()
  await second.stop()
  await expect(fetch(second.url)).rejects.toThrow()
})
