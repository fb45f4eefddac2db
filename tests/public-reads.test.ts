import { randomUUID } from "node:crypto"
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { beforeAll, describe, expect, it } from "vitest"
import { open, publishedOffice } from "./support/published"
import { nowhere } from "./support/samples"
import { call, createWorld, must, type World } from "./support/world"

let world: World
let tenantID: string
let client: DynamoDBDocumentClient

beforeAll(async () => {
  world = await createWorld()
  await publishedOffice(world, "PHL")
  const { items } = await must("GET", "/headquarters/consulates", { who: world.headquarters })
  tenantID = (items as unknown as { tenantID: string }[])[0]?.tenantID ?? ""
  client = DynamoDBDocumentClient.from(world.cloud.admin)
}, 120_000)

const registry = () => world.cloud.names.registry
const partition = () => `hsds#${tenantID}`

/** Many organisations, as an import would have created them: copies of a published one. */
async function fill(count: number) {
  const sk = String(open.organization.id)
  const { Item } = await client.send(new GetCommand({ TableName: registry(), Key: { pk: partition(), sk } }))
  const text = String(Item?.bundle)
  for (let at = 0; at < count; at++) {
    const own = text.replaceAll(/[0-9a-f]{8}(?=-[0-9a-f]{4}-)/g, (head) => rotated(head, at + 1))
    const id = JSON.parse(own).organization.id as string
    await client.send(new PutCommand({ TableName: registry(), Item: { pk: partition(), sk: id, bundle: own } }))
  }
  await client.send(
    new PutCommand({
      TableName: registry(),
      Item: { pk: partition(), sk: "version#directory", version: randomUUID() },
    }),
  )
}
const rotated = (head: string, by: number) =>
  ((Number.parseInt(head, 16) + by * 7919) >>> 0).toString(16).padStart(8, "0")

async function wholeUnits() {
  let units = 0
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: registry(),
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": partition() },
        ReturnConsumedCapacity: "TOTAL",
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    units += page.ConsumedCapacity?.CapacityUnits ?? 0
    from = page.LastEvaluatedKey
  } while (from)
  return units
}

const pages = operations(app).filter(({ method, path }) => method === "GET" && path.startsWith("/api/public/"))
const addressOf = (path: string) =>
  path.replace("/api", "").replace(":officeCode", "PHL").replace(":recordID", nowhere.recordID)

/** The reads of one request in the registry, as `action first-word-of-the-partition`. */
async function reads(path: string, headers = {}) {
  world.cloud.recorder.start()
  const answer = await call("GET", addressOf(path), { who: { language: "es" }, ...headers })
  const made = world.cloud.recorder.stop().filter(({ service }) => service === "dynamodb")
  return { answer, made: made.flatMap((one) => one.touches.map(({ action, key }) => `${action} ${key}`)) }
}

describe("what a stranger's request reads", () => {
  it("is counted for every public page there is", () => expect(pages.length).toBeGreaterThanOrEqual(16))

  for (const filled of [0, 1900])
    it(`is a few single rows, once the edition was read, beside ${filled} more organisations`, async () => {
      if (filled) await fill(filled)
      for (const { path } of pages) await reads(path)
      for (const { path } of pages) {
        const { answer, made } = await reads(path)
        expect(answer.status, `${path} ${answer.text.slice(0, 80)}`).toBeLessThan(500)
        // The catalogue of telephone lines is the network's and does not grow with the directory.
        const queries = made.filter((one) => one.startsWith("Query")).map((one) => one.split(" ")[1])
        expect(
          queries.filter((key) => key !== "catalogues"),
          path,
        ).toEqual([])
        expect(made.length, `${path}: ${made.join(", ")}`).toBeLessThanOrEqual(5)
      }
      console.log(`${filled} more: whole directory ${await wholeUnits()} read units`)
    }, 240_000)

  it("is one row of an office, for what says nothing of the directory", async () => {
    for (const path of ["", "/openapi.json", "/profile"]) {
      const { made } = await reads(`/api/public/hsds/PHL${path}`)
      expect(made).toEqual(["GetItem office#PHL", `GetItem tenant#${tenantID}`])
    }
  })

  it("is the new edition with the next request after a change", async () => {
    const list = "/api/public/hsds/PHL/organizations?per_page=1"
    const total = async () => (await reads(list)).answer.body.total_items as unknown as number
    const before = await total()
    await fill(1)
    await client.send(
      new PutCommand({
        TableName: registry(),
        Item: { pk: partition(), sk: "version#directory", version: randomUUID() },
      }),
    )
    expect((await reads(list)).made).toContain(`Query ${partition()}`)
    expect((await reads(list)).made).not.toContain(`Query ${partition()}`)
    expect(await total()).toBeGreaterThanOrEqual(before)
  })

  it("is answered, or refused with what to do, below the 6 MB that Lambda sends", async () => {
    for (const query of ["format=ndjson&full=true", "per_page=500&full=true"]) {
      const answer = await call("GET", `/public/hsds/PHL/services?${query}`)
      if (answer.status === 200) expect(Buffer.byteLength(answer.text)).toBeLessThan(5_000_001)
      else expect([answer.status, answer.body.code]).toEqual([413, "answer_too_large"])
    }
    expect((await call("GET", "/public/hsds/PHL/services?format=ndjson&full=true")).status).toBe(413)
  })
})
