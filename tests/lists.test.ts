import { BatchWriteCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { Store } from "@ventanilla/core/platform/store"
import { app } from "@ventanilla/functions/api"
import { operations } from "@ventanilla/functions/api/operation"
import { asFunction } from "@ventanilla/local/functions"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { read, sources } from "./regexes/literals"
import { fillWithAll } from "./support/filled"
import { address, bodyOf, type Ids } from "./support/samples"
import { call, createWorld, type Who, type World } from "./support/world"

type Row = Record<string, unknown>
const root = new URL("..", import.meta.url).pathname

/** Lists that end here with their first page: they answer whole, or have no rows in the sample consulate. */
const whole = [
  ...["/staff", "/errands/mine", "/transfers/arrived", "/verifications", "/troubles/:organizationID", "/alliances"],
  ...["/outreaches/today", "/casefiles/:casefileID/closings", "/followups", "/handovers", "/protocols", "/feedback"],
  ...["/catalogues", "/glasses"],
]

/** Its progress is added up from everything that was done under the alliance. */
const addsUp = "/commitments"

let world: World
let who: Who
let ids: Ids
let table: string
let units = 0

beforeAll(async () => {
  world = await createWorld()
  const made = await world.onboard("PHL")
  await world.onboard("BOS")
  who = made.coordinator
  const filled = await fillWithAll(world, made)
  ids = filled.ids
  const { tenantID } = made
  const handle = await asFunction("api", () => Act.with({ type: "system", job: "test", tenantID }, Store.consulate))
  table = handle.table
  const client = handle.client as unknown as { send: (command: { input: Row }) => Promise<Row> }
  const send = client.send.bind(client)
  client.send = async (command) => {
    if (!/^(Query|Get|BatchGet|Scan)Command$/.test(command.constructor.name)) return send(command)
    command.input.ReturnConsumedCapacity = "TOTAL"
    const { ConsumedCapacity, ...answer } = await send(command)
    for (const one of [ConsumedCapacity ?? []].flat() as { CapacityUnits: number }[]) units += one.CapacityUnits
    return answer
  }
}, 240_000)
afterAll(() => world.cloud.stop())

/** The id of a row's own record: its sort key ends with it, or else its partition is named by it. */
const ownID = ({ pk, sk }: Row) =>
  [sk, pk].flatMap((key) => /[a-z]+_[0-9A-HJKMNP-TV-Z]{26}$/.exec(String(key)) ?? [])[0]

/** One row of each kind and place, as often as asked: each copy with an id of its own. */
async function multiply(rows: Row[], from: number, to: number): Promise<void> {
  const copies = rows.flatMap((row) => {
    const id = ownID(row) ?? ""
    return Array.from({ length: to - from }, (_, index) => {
      const other = `${id.slice(0, -6)}${String(from + index).padStart(6, "0")}`
      return JSON.parse(JSON.stringify(row).replaceAll(id, other)) as Row
    })
  })
  const batches = Array.from({ length: Math.ceil(copies.length / 25) }, (_, at) => copies.slice(at * 25, at * 25 + 25))
  for (let at = 0; at < batches.length; at += 8)
    await Promise.all(
      batches
        .slice(at, at + 8)
        .map((batch) =>
          world.cloud.admin.send(
            new BatchWriteCommand({ RequestItems: { [table]: batch.map((Item) => ({ PutRequest: { Item } })) } }),
          ),
        ),
    )
}

async function unitsOf(path: string): Promise<{ units: number; answer: Awaited<ReturnType<typeof call>> }> {
  units = 0
  const answer = await call("GET", path, { who })
  return { units, answer }
}

describe("a list", () => {
  it("is read through the one page of the store, which tells DynamoDB how many rows it needs", () => {
    const files = sources(root, ["packages/core/src"]).filter((file) => !/\.test\.ts$|\/store\/lists\.ts$/.test(file))
    const options = files.flatMap((file) =>
      [...read(root, file).matchAll(/\.go\(\{([^}]*)\}\)/g)].map(([, inside = ""]) => `${file} ${inside}`),
    )
    expect(options.length).toBeGreaterThan(100)
    expect(options.filter((one) => /\bcursor\b/.test(one))).toEqual([])
    expect(options.filter((one) => /\bcount\b/.test(one) && !/\blimit\b/.test(one))).toEqual([])
  })

  it("costs the same reads at 130 rows and at 600", { timeout: 400_000 }, async () => {
    const { Items = [] } = await world.cloud.admin.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
    const kinds = new Map<string, Row>()
    for (const row of Items as Row[])
      if (ownID(row) && !/^(member|folio|staff)#/.test(String(row.pk)))
        kinds.set(`${row.__edb_e__ ?? String(row.pk).split("#")[0]} ${row.gsi1pk} ${row.gsi2pk}`, row)
    const rows = [...kinds.values()]
    const { staffID } = ids
    const also = [
      ...["sort=newest", "sort=oldest", "sort=routine", "urgency=soon", "urgency=soon&sort=newest", "status=closed"],
      ...["urgency=urgent", `owner=${staffID}`, "mine=true"],
    ].map((query) => ({ name: "", path: `/casefiles?${query}` }))
    also.push({ name: "", path: "/followups?status=waiting" }, { name: "", path: "/referrals?group=unanswered" })
    also.push({ name: "", path: "/tasks?status=done" }, { name: "", path: "/detections?status=waiting&mine=true" })
    const asked = operations(app)
      .filter(({ method, path }) => method === "GET" && !/\/(public|partner|headquarters)/.test(path))
      .map((operation) => {
        const query = new URLSearchParams(
          Object.entries(bodyOf(operation, ids) ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
        )
        query.delete("cursor")
        const path = `${address(operation, ids).split("?")[0]}${query.size > 0 ? `?${query}` : ""}`
        return { name: operation.path.replace(/^\/api/, ""), path }
      })
    await multiply(rows, 0, 130)
    const few: { name: string; path: string; before: number }[] = []
    for (const { name, path } of [...asked, ...also]) {
      const { units: cost, answer } = await unitsOf(path)
      if (answer.status === 200 && Array.isArray(answer.body.items) && "cursor" in answer.body)
        few.push({ name, path, before: cost })
    }
    await multiply(rows, 130, 600)
    const found: string[] = []
    const wholes: string[] = []
    for (const { name, path, before } of few) {
      const { units: cost, answer } = await unitsOf(path)
      if (answer.body.cursor === null) wholes.push(name)
      // Organisations that are listed may have more or fewer services.
      else if (name !== addsUp && cost > before * 1.1 + 1) found.push(`${path}: ${before}, ${cost}`)
    }
    expect(found).toEqual([])
    expect(wholes.filter((name) => name !== "")).toEqual(whole)
  })
})
