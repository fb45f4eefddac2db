import { DescribeTableCommand } from "@aws-sdk/client-dynamodb"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients } from "@ventanilla/core/platform/store"
import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { smallKms } from "./support/kms"
import { templatesOnce } from "./support/made"
import { onboarding } from "./support/onboarding"

let stage: Awaited<ReturnType<typeof onboarding>>
let kms: Awaited<ReturnType<typeof smallKms>>

beforeAll(async () => {
  Log.to(() => {})
  // This test brings both kinds of keys; the policies of a stage know neither.
  stage = await onboarding({ policed: false })
  kms = await smallKms()
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url)
})
afterAll(() => {
  vi.unstubAllEnvs()
  kms.close()
})

const making = new Set(["CreateTable", "UpdateTable", "UpdateTimeToLive", "UpdateContinuousBackups", "TagResource"])

/** Every call that creates a consulate's table, as sent, with the consulate's id left out. */
async function callsOf(keys: "raw" | "kms") {
  if (keys === "kms") vi.stubEnv("VENTANILLA_KEYS", "kms")
  forgetClients()
  const { tenantID } = await stage.onboard()
  stage.cloud.recorder.start()
  await stage.cloud.queues.drain()
  const calls = stage.cloud.recorder.stop().filter(({ action }) => making.has(action))
  expect(await stage.info(tenantID)).toMatchObject({ status: "active" })
  const text = JSON.stringify(calls.map(({ action, request }) => ({ action, request })))
  return JSON.parse(text.replaceAll(tenantID, "<tenant>")) as { action: string; request: Record<string, unknown> }[]
}

// The only differences on AWS. Any other one must be added here with its reason.
const declared = {
  // DynamoDB Local does not encrypt; the alias stands for the consulate's own key.
  SSESpecification: (stageName: string) => ({
    Enabled: true,
    SSEType: "KMS",
    KMSMasterKeyId: `alias/ventanilla-${stageName}-<tenant>`,
  }),
}

describe("what is made here", () => {
  it("is what is made on AWS, call for call, but for the declared difference", async () => {
    const [here, there] = [await callsOf("raw"), await callsOf("kms")]
    const onlyThere = there.map(({ action, request: { SSESpecification, ...request } }) => ({ action, request }))
    expect(here.map(({ action }) => action)).toEqual(["CreateTable", "UpdateContinuousBackups", "UpdateTimeToLive"])
    expect(onlyThere).toEqual(here)
    expect(there.map(({ request }) => request.SSESpecification).filter(Boolean)).toEqual([
      declared.SSESpecification(stage.cloud.stage),
    ])
    // No stream on either side: the product reads none, and a stream would be a second copy of every row.
    expect([here, there].flat().filter(({ request }) => "StreamSpecification" in request)).toEqual([])
  })

  it("as the registry is what the template makes of it, but for encryption, recovery, expiry and protection", {
    timeout: 180_000,
  }, async () => {
    const templates = await templatesOnce("dev")
    const storage = [...templates].find(([name]) => /storage/i.test(name))?.[1]
    const [table] = Object.values(storage?.findResources("AWS::DynamoDB::Table") ?? {})
    const {
      SSESpecification,
      PointInTimeRecoverySpecification,
      DeletionProtectionEnabled,
      TableName,
      Tags,
      TimeToLiveSpecification,
      ...shape
    } = table?.Properties ?? {}
    const { Table } = await stage.cloud.admin.send(new DescribeTableCommand({ TableName: stage.cloud.names.registry }))
    const sorted = <T extends { AttributeName?: string | undefined }>(list: T[] = []) =>
      [...list].sort((a, b) => String(a.AttributeName).localeCompare(String(b.AttributeName)))
    expect({ ...shape, AttributeDefinitions: sorted(shape.AttributeDefinitions) }).toEqual({
      BillingMode: Table?.BillingModeSummary?.BillingMode,
      KeySchema: Table?.KeySchema,
      AttributeDefinitions: sorted(Table?.AttributeDefinitions),
      GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })).sort((a, b) => String(a.IndexName).localeCompare(String(b.IndexName))),
    })
    expect(TimeToLiveSpecification).toEqual({ AttributeName: "expiresAt", Enabled: true })
  })

  it("as a consulate's table has the registry's key schema and indexes", async () => {
    const { tenantID } = await stage.onboard()
    vi.stubEnv("VENTANILLA_KEYS", stage.cloud.env.VENTANILLA_KEYS ?? "")
    await stage.cloud.queues.drain()
    expect((await Act.with({ type: "system", job: "test" }, () => Tenant.row(tenantID))).status).toBe("active")
    const shape = async (TableName: string) => {
      const { Table } = await stage.cloud.admin.send(new DescribeTableCommand({ TableName }))
      const indexes = Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) =>
        JSON.stringify({ IndexName, KeySchema, Projection }),
      )
      return { keys: Table?.KeySchema, indexes: indexes?.sort() }
    }
    expect(await shape(`${stage.cloud.names.consulatePrefix}${tenantID}`)).toEqual(
      await shape(stage.cloud.names.registry),
    )
  })
})
