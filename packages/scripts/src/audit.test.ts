import { execFile } from "node:child_process"
import { join } from "node:path"
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"
import { Audit } from "@ventanilla/core/audit/audit/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { Chain } from "@ventanilla/core/tenancy/chain/inside"
import { Clock } from "@ventanilla/core/util/clock"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../tests/support/consulate"

let here: Consulate
let entry: Record<string, unknown> & { sk: string }
let admin: DynamoDBDocumentClient

/** The command itself in its own process, as an operator runs it with the local cloud. */
const audit = (...args: string[]) =>
  new Promise<{ code: number; said: string }>((done) => {
    const file = join(import.meta.dirname, "audit.ts")
    execFile(process.execPath, ["--import", "tsx", file, ...args], { env: process.env }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === "number" ? error.code : 0, said: `${stdout}${stderr}` }),
    )
  })

beforeAll(async () => {
  here = await consulate()
  admin = DynamoDBDocumentClient.from(here.cloud.admin)
  await here.as("caseworker", () => Audit.read({ action: "casefile.read", subjects: ["cas_1"] }))
  const day = Clock.iso().slice(0, 10)
  const { Items = [] } = await admin.send(
    new QueryCommand({
      TableName: `${here.cloud.names.consulatePrefix}${here.tenantID}`,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": `audit#${day}` },
    }),
  )
  entry = Items.at(-1) as typeof entry
  const later = Date.now() + 2 * 3_600_000
  Clock.set(() => new Date(later))
  await Act.with({ type: "system", job: "digest", tenantID: here.tenantID }, Chain.seal)
  await Act.with({ type: "system", job: "plan" }, Chain.seal)
})
afterAll(() => Clock.set(undefined))

describe("npm run audit -- verify", () => {
  it("ends with 0 and says how much was compared, when nothing was touched", async () => {
    const { code, said } = await audit("verify", "--consulate", here.tenantID)
    expect(said).toMatch(new RegExp(`${here.tenantID}: intact\\. [1-9]\\d* entries, [1-9]\\d* seals`))
    expect(code).toBe(0)
    const network = await audit("verify", "--headquarters")
    expect(network.said).toMatch(/headquarters: intact\. [1-9]\d* entries/)
    expect(network.code).toBe(0)
  }, 60_000)

  it("ends with 1 and names the entry that somebody changed", async () => {
    const TableName = `${here.cloud.names.consulatePrefix}${here.tenantID}`
    await admin.send(new PutCommand({ TableName, Item: { ...entry, action: "casefile.listed" } }))
    const { code, said } = await audit("verify", "--consulate", here.tenantID)
    expect(said).toContain(`entry_altered`)
    expect(said).toContain(entry.sk)
    expect(code).toBe(1)
    await admin.send(new PutCommand({ TableName, Item: entry }))
  }, 60_000)

  it("ends with 2 on a command line that it does not understand", async () => {
    expect(await audit("verify")).toMatchObject({ code: 2, said: expect.stringContaining("--consulate") })
    expect((await audit("verify", "--consulate", "ten_x")).code).toBe(2)
  }, 60_000)
})
