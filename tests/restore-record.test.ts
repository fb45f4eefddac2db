import { Inspection } from "@ventanilla/core/lifecycle/inspection/inside"
import { Restoration } from "@ventanilla/core/lifecycle/restoration/inside"
import { Act } from "@ventanilla/core/platform/actor"
import { forgetClients, Slots } from "@ventanilla/core/platform/store"
import { Config } from "@ventanilla/core/util/config"
import { Log } from "@ventanilla/core/util/log"
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { frontDynamodb } from "./support/dynamodb"
import { caseFileInput } from "./support/inputs"
import { smallKms } from "./support/kms"
import { type Filled, fillConsulate } from "./support/life"
import { localCloud } from "./support/local"
import { call, createWorld, must, type World } from "./support/world"

let world: World
let kms: Awaited<ReturnType<typeof smallKms>>
let front: Awaited<ReturnType<typeof frontDynamodb>>
let made: Filled

// Everything as on AWS: a KMS key for each consulate, and DynamoDB's point-in-time recovery.
beforeAll(async () => {
  Log.to(() => {})
  // Its own KMS, whose keys the policies of a stage do not know.
  await localCloud({ policed: false })
  world = await createWorld()
  kms = await smallKms()
  front = await frontDynamodb(world.cloud, (alias) => kms.arnOf(kms.aliases.get(alias) ?? ""))
  vi.stubEnv("AWS_ENDPOINT_URL_KMS", kms.url)
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", front.url)
  vi.stubEnv("VENTANILLA_KEYS", "kms")
  forgetClients()
  made = await fillConsulate(world, "PHL")
})
afterAll(() => {
  vi.unstubAllEnvs()
  kms.close()
  front.close()
})
beforeEach(() => forgetClients())

const operator = <T>(run: () => Promise<T>) => Act.with({ type: "system", job: "test" }, run)
const restore = (more: object = {}, source: object = {}) =>
  operator(() =>
    Restoration.run({ tenantID: made.tenantID, source: { kind: "recovery", ...source }, settleMs: 0, ...more }),
  )
const doctor = () => operator(() => Inspection.run({ tenantID: made.tenantID }))
const files = async () => (await must("GET", "/casefiles", { who: made.coordinator })).items as unknown as unknown[]
const forget = () => operator(() => Restoration.forget({ tenantID: made.tenantID }))
const same = { missing: {}, more: {}, changed: {} }

describe("a restore from DynamoDB's record", () => {
  it("to the latest moment is equal row by row, under the consulate's key, and has all that a made table has", async () => {
    expect((await doctor()).found).toEqual([])
    const outcome = await restore()
    expect(outcome).toMatchObject({ outcome: "restored", differences: same })
    expect(outcome.rows).toBeGreaterThan(20)
    const [asked] = front.restores
    expect(asked).toMatchObject({
      SourceTableName: Config.consulateTable(made.tenantID, "a"),
      TargetTableName: Config.consulateTable(made.tenantID, "b"),
      UseLatestRestorableTime: true,
      SSESpecificationOverride: { KMSMasterKeyId: `alias/ventanilla-${world.cloud.stage}-${made.tenantID}` },
    })
    forgetClients()
    expect(await files()).toHaveLength(2)
    expect((await must("GET", `/persons/${made.personID}`, { who: made.coordinator })).names).toBeTruthy()
    expect((await doctor()).found.map(({ what }) => what)).toEqual(["table.spare"])
    await forget()
    expect((await doctor()).found).toEqual([])
  })

  it("to a moment says what would be lost, stays closed, and goes on when exactly that is accepted", async () => {
    const slot = await Slots.readSlot(made.tenantID)
    await front.keep(Config.consulateTable(made.tenantID, slot))
    await must("POST", "/casefiles", { who: made.coordinator, body: caseFileInput() })
    const at = { at: "2026-03-09T15:00:00Z" }
    const first = await restore({}, at)
    expect(first).toMatchObject({ outcome: "differs", differences: { missing: { casefile: 1, person: 1 }, more: {} } })
    expect((await call("GET", "/casefiles", { who: made.coordinator })).body.code).toBe("consulate_not_active")
    const { missing, changed } = first.differences
    const count = [missing, changed].flatMap((kinds) => Object.values(kinds)).reduce((sum, one) => sum + one, 0)
    expect(await restore({ accept: count - 1 }, at)).toMatchObject({ outcome: "differs" })
    expect(await restore({ accept: count }, at)).toMatchObject({ outcome: "restored" })
    forgetClients()
    expect(await files()).toHaveLength(2)
    await forget()
  })

  it("that is given up leaves the consulate on the table it had", async () => {
    const slot = await Slots.readSlot(made.tenantID)
    await front.keep(Config.consulateTable(made.tenantID, slot))
    await must("POST", "/casefiles", { who: made.coordinator, body: caseFileInput() })
    expect(await restore({}, { at: "2026-03-09T15:00:00Z" })).toMatchObject({ outcome: "differs" })
    await operator(() => Restoration.cancel({ tenantID: made.tenantID }))
    expect(await Slots.readSlot(made.tenantID)).toBe(slot)
    expect(await files()).toHaveLength(3)
    expect((await doctor()).found).toEqual([])
  })
})
