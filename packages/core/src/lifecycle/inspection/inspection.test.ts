import {
  CreateTableCommand,
  DescribeTableCommand,
  UntagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb"
import { DeleteCommand, PutCommand, ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { frontDynamodb } from "../../../../../tests/support/dynamodb"
import { smallKms } from "../../../../../tests/support/kms"
import { onboarding } from "../../../../../tests/support/onboarding"
import { startDynamodb } from "../../../../local/src/dynamodb"
import { Act } from "../../platform/actor"
import { forgetClients, Tables } from "../../platform/store"
import { controlClient } from "../../platform/store/clients"
import { shapeOf } from "../../platform/store/tables.shape"
import { Config } from "../../platform/util/config"
import { Log } from "../../platform/util/log"
import { Vault } from "../../platform/vault"
import { Tenant } from "../../tenancy/tenant/inside"
import * as Inspection from "./inspection"

// Its own database: with many tables of other tests DynamoDB Local takes minutes or hours to make an index.
let database: Awaited<ReturnType<typeof startDynamodb>>
let stage: Awaited<ReturnType<typeof onboarding>>
let front: Awaited<ReturnType<typeof frontDynamodb>>
let kms: Awaited<ReturnType<typeof smallKms>>
beforeAll(async () => {
  Log.to(() => {})
  database = await startDynamodb()
  // Its own KMS, whose keys the policies of a stage do not know.
  stage = await onboarding({ dynamodb: database.url, policed: false })
  kms = await smallKms()
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url)
  front = await frontDynamodb(stage.cloud, (alias) => kms.arnOf(kms.aliases.get(alias) ?? ""))
})
afterAll(async () => {
  vi.unstubAllEnvs()
  kms.close()
  front.close()
  await database.stop()
})

const operator = <T>(run: () => Promise<T>, tenantID?: string) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const doctor = (tenantID: string, heal = false) => operator(() => Inspection.run({ tenantID, heal }))
const what = (findings: { what: string }[]) => findings.map((finding) => finding.what.replace(/^(counter) .*/, "$1"))
const month = new Date().toISOString().slice(0, 7)
const own = (tenantID: string) => Config.consulateTable(tenantID)

async function joined() {
  const input = await stage.onboard()
  await stage.cloud.queues.drain()
  return input.tenantID
}

/** The table in DynamoDB Local, whichever account asks. */
const arn = (tenantID: string) => `arn:aws:dynamodb:ddblocal:000000000000:table/${own(tenantID)}`
const registry = () => stage.cloud.names.registry

// DynamoDB Local removes deletion protection with every change that does not mention it; AWS does not.
const protect = { DeletionProtectionEnabled: true }
async function withoutIndex(tenantID: string): Promise<void> {
  const TableName = own(tenantID)
  const { Items = [] } = await stage.cloud.admin.send(new ScanCommand({ TableName }))
  await operator(() => Tables.deleteTable(tenantID))
  const { GlobalSecondaryIndexes, AttributeDefinitions, ...shape } = shapeOf(tenantID, "a")
  const isOther = (name = "") => !name.startsWith("gsi2")
  await controlClient().send(
    new CreateTableCommand({
      ...shape,
      AttributeDefinitions: AttributeDefinitions.filter(({ AttributeName }) => isOther(AttributeName)),
      GlobalSecondaryIndexes: GlobalSecondaryIndexes.filter(({ IndexName }) => isOther(IndexName)),
    }),
  )
  for (const Item of Items) await stage.cloud.admin.send(new PutCommand({ TableName, Item }))
  await operator(() => Tables.protectTable(tenantID))
}

type Harm = [string, (tenantID: string) => Promise<unknown>]
const harms: Harm[] = [
  // Made anew without the index: DynamoDB Local may take minutes to delete one.
  ["table.index gsi2", withoutIndex],
  [
    "table.billing",
    async (id) => {
      const throughput = { ReadCapacityUnits: 5, WriteCapacityUnits: 5 }
      const { Table } = await stage.cloud.admin.send(new DescribeTableCommand({ TableName: own(id) }))
      const Updates = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName = "" }) => ({
        Update: { IndexName, ProvisionedThroughput: throughput },
      }))
      await stage.cloud.admin.send(
        new UpdateTableCommand({
          TableName: own(id),
          ...protect,
          BillingMode: "PROVISIONED",
          ProvisionedThroughput: throughput,
          GlobalSecondaryIndexUpdates: Updates,
        }),
      )
    },
  ],
  [
    "table.expiry",
    (id) =>
      controlClient().send(
        new UpdateTimeToLiveCommand({
          TableName: own(id),
          TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: false },
        }),
      ),
  ],
  [
    "table.recovery",
    (id) =>
      controlClient().send(
        new UpdateContinuousBackupsCommand({
          TableName: own(id),
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        }),
      ),
  ],
  ["table.tag", (id) => controlClient().send(new UntagResourceCommand({ ResourceArn: arn(id), TagKeys: ["tenant"] }))],
  [
    "table.deletionProtection",
    (id) => controlClient().send(new UpdateTableCommand({ TableName: own(id), DeletionProtectionEnabled: false })),
  ],
  [
    "catalogue",
    (id) =>
      stage.cloud.admin.send(new DeleteCommand({ TableName: own(id), Key: { pk: "reference", sk: "catalogue" } })),
  ],
  [
    "counter",
    (id) =>
      stage.cloud.admin.send(
        new PutCommand({ TableName: own(id), Item: { pk: `statistics#${month}`, sk: "casefile.opened#3", value: 7 } }),
      ),
  ],
  [
    "registry.office",
    async (id) => {
      const { officeCode } = await operator(() => Tenant.row(id))
      return stage.cloud.admin.send(
        new DeleteCommand({ TableName: registry(), Key: { pk: `office#${officeCode}`, sk: "office" } }),
      )
    },
  ],
]

describe("the doctor", () => {
  it("finds nothing in a consulate that was just made, and heals nothing there", async () => {
    const tenantID = await joined()
    stage.cloud.recorder.start()
    expect(await doctor(tenantID, true)).toEqual({ found: [], left: [] })
    const writes = stage.cloud.recorder
      .stop()
      .filter(({ action }) => /^(Put|Update|Delete|Create|Tag|Transact)/.test(action))
    expect(writes).toEqual([])
  })

  it.each(harms)(
    "names what was broken and only that, puts it right, and finds nothing then: %s",
    async (name, harm) => {
      const tenantID = await joined()
      await harm(tenantID)
      expect(what((await doctor(tenantID)).found)).toEqual([name])
      const { found, left } = await doctor(tenantID, true)
      expect([what(found), left]).toEqual([[name], []])
      expect((await doctor(tenantID)).found).toEqual([])
    },
    180_000,
  )

  it("finds everything at once and heals it at once", async () => {
    const tenantID = await joined()
    for (const [, harm] of harms) await harm(tenantID)
    const { found, left } = await doctor(tenantID, true)
    expect(what(found).sort()).toEqual(harms.map(([name]) => name).sort())
    expect(left).toEqual([])
  }, 180_000)

  it("makes no second key and no empty table in the place of one that is lost", async () => {
    const tenantID = await joined()
    await operator(() => Vault.destroyKey(), tenantID)
    expect(await doctor(tenantID, true)).toMatchObject({ left: [{ what: "key", found: "missing", heals: false }] })
    await operator(() => Tables.deleteTable(tenantID))
    expect(what((await doctor(tenantID, true)).left)).toEqual(["key", "table"])
    expect(await operator(() => Tables.hasTable(tenantID, "a"))).toBe(false)
  })

  it("leaves a consulate that is being made to its own worker", async () => {
    const { tenantID } = await stage.onboard()
    stage.cloud.queues.clear()
    expect(await doctor(tenantID, true)).toEqual({ found: [], left: [] })
  })

  it("is an operator's", async () => {
    const tenantID = await joined()
    const asked = Act.with({ type: "headquarters", identity: "sede" }, () => Inspection.run({ tenantID }))
    await expect(asked).rejects.toMatchObject({ code: "forbidden" })
  })

  it("finds what an ended consulate still has", async () => {
    const tenantID = await joined()
    const Key = { pk: `tenant#${tenantID}`, sk: "tenant" }
    await stage.cloud.admin.send(
      new UpdateCommand({
        TableName: registry(),
        Key,
        UpdateExpression: "SET #status = :ended",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":ended": "offboarded" },
      }),
    )
    expect(what((await doctor(tenantID)).found)).toEqual(["remains.tables", "remains.key", "remains.members"])
  })
})

describe("the doctor, with KMS", () => {
  const keyOf = (tenantID: string) => [...kms.keys.values()].find(({ tags }) => tags.get("tenant") === tenantID)
  const kmsHarms: [string, (tenantID: string) => unknown][] = [
    ["key.alias", (id) => kms.aliases.delete(`alias/ventanilla-${stage.cloud.stage}-${id}`)],
    ["key.rotation", (id) => Object.assign(keyOf(id) ?? {}, { rotation: false })],
    ["table.key", (id) => front.keys.set(own(id), "arn:aws:kms:us-east-1:000000000000:key/another")],
    ["key.tag", (id) => keyOf(id)?.tags.delete("tenant")],
  ]
  beforeAll(() => {
    vi.stubEnv("VENTANILLA_KEYS", "kms")
    vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", front.url)
    forgetClients()
  })

  it.each(kmsHarms)("names and mends %s", async (name, harm) => {
    const tenantID = await joined()
    expect((await doctor(tenantID)).found).toEqual([])
    await harm(tenantID)
    const { found, left } = await doctor(tenantID, true)
    expect([what(found), left]).toEqual([[name], []])
  })

  it("leaves a key that bears another's name to a person: a tag that stands is nobody's to change", async () => {
    const tenantID = await joined()
    keyOf(tenantID)?.tags.set("tenant", "ten_other")
    expect((await doctor(tenantID, true)).left.map((one) => one.what)).toEqual(["key.tag"])
  })

  it("leaves a key that is switched off or waits for its end to a person", async () => {
    const tenantID = await joined()
    Object.assign(keyOf(tenantID) ?? {}, { state: "PendingDeletion" })
    expect(await doctor(tenantID, true)).toMatchObject({ left: [{ what: "key.state", found: "PendingDeletion" }] })
  })
})
