import { GetItemCommand } from "@aws-sdk/client-dynamodb"
import { GetCommand } from "@aws-sdk/lib-dynamodb"
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { asHeadquarters, office, onboarding } from "../../../../../tests/support/onboarding"
import { Act } from "../../platform/actor"
import { Store } from "../../platform/store"
import { Config } from "../../platform/util/config"
import { Log } from "../../platform/util/log"
import { Tenant } from "../tenant/inside"
import { canary } from "./canary"
import * as Provisioning from "./provisioning"
import { FailedForGood, verdict } from "./provisioning.rules"

let stage: Awaited<ReturnType<typeof onboarding>>
beforeAll(async () => {
  vi.spyOn(Math, "random").mockReturnValue(0)
  Log.to(() => undefined)
  stage = await onboarding()
  stage.cloud.clock.freeze("2026-03-02T15:00:00.000Z")
})
beforeEach(() => stage.comeBack())

const retry = (tenantID: string) => asHeadquarters(() => Tenant.retry({ tenantID }))
const discard = (tenantID: string) => asHeadquarters(() => Tenant.discard({ tenantID }))
const inside = <T>(tenantID: string | undefined, run: () => Promise<T>) =>
  Act.with({ type: "system", job: "test", ...(tenantID ? { tenantID } : {}) }, run)
const drain = () => stage.cloud.queues.drain()
const officeStatus = async (code: string) =>
  (await asHeadquarters(() => Tenant.offices({}))).items.find((row) => row.code === code)?.status ?? "not_joined"

/** An office whose table DynamoDB never makes. */
async function failed(input = office()) {
  stage.cloud.faults.add({ kind: "error", times: 1000, match: ({ action }) => action === "CreateTable" })
  const { tenantID } = await stage.onboard(input)
  await drain()
  return { tenantID, input }
}

describe("a step that fails for good", () => {
  it("after five attempts says which step it was and the class of the failure, and the tick leaves it alone", async () => {
    const { tenantID } = await failed()
    const info = await stage.info(tenantID)
    expect(info).toMatchObject({ status: "failed", failure: { step: "table", reason: "InternalServerError" } })
    expect(info.steps.map(({ status }) => status).slice(0, 4)).toEqual(["done", "done", "failed", "waiting"])
    expect((await inside(undefined, Tenant.plan)).pending).not.toContain(tenantID)
  })

  it("goes on from there when headquarters retries", async () => {
    const { tenantID, input } = await failed()
    stage.cloud.faults.clear()
    expect(await retry(tenantID)).toEqual({ tenantID, status: "provisioning" })
    await drain()
    expect(await stage.info(tenantID)).toMatchObject({ status: "active", failure: null })
    expect(stage.mails(input.coordinatorEmail)).toHaveLength(1)
    await expect(retry(tenantID)).rejects.toMatchObject({ code: "tenant_wrong_state" })
  })
})

describe("a discarded consulate", () => {
  const canaryOf = {
    match: ({ keys }: { keys: string[] }) => keys.includes("canary"),
    kind: "error" as const,
    times: 1000,
  }
  async function nearlyDone() {
    const input = office()
    stage.cloud.faults.add(canaryOf)
    const { tenantID } = await stage.onboard(input)
    await drain()
    expect(await stage.info(tenantID)).toMatchObject({ status: "failed", failure: { step: "canary" } })
    expect([await stage.hasTable(tenantID), (await stage.members(tenantID)).length]).toEqual([true, 1])
    stage.cloud.faults.clear()
    return { tenantID, input }
  }
  async function expectGone(tenantID: string, code: string) {
    expect(await stage.hasTable(tenantID)).toBe(false)
    expect(await stage.members(tenantID)).toEqual([])
    expect(await officeStatus(code)).toBe("not_joined")
    const row = await inside(undefined, () => Tenant.row(tenantID))
    expect([row.status, row.pending, row.coordinatorEmail]).toEqual(["discarded", false, undefined])
  }

  it("leaves no table, key, membership or invitation, and its office can join again", async () => {
    const { tenantID, input } = await nearlyDone()
    await discard(tenantID)
    await drain()
    await expectGone(tenantID, input.officeCode)
    const again = await stage.onboard(input)
    await drain()
    expect(await stage.info(again.tenantID)).toMatchObject({ status: "active" })
    await expect(stage.onboard(input)).rejects.toMatchObject({ code: "office_taken" })
  })

  it("is undone to the end when the process dies at any call of it", async () => {
    const whole = await nearlyDone()
    await discard(whole.tenantID)
    stage.cloud.recorder.start()
    await drain()
    const calls = stage.cloud.recorder.stop().length
    expect(calls).toBeGreaterThan(5)
    // Not repeated until no call fails: KMS is asked once more for every key that waits for deletion.
    for (let place = 0; place < calls; place++) {
      const { tenantID, input } = await nearlyDone()
      await discard(tenantID)
      stage.cloud.faults.add({ kind: "crash", skip: place })
      await drain()
      expect(stage.cloud.faults.crashed(), `call ${place}`).toBe(true)
      await stage.comeBack()
      await stage.job(tenantID)
      await drain()
      await expectGone(tenantID, input.officeCode)
    }
  })

  it("while a worker is making its table is undone by that worker, and not before it is made", async () => {
    const input = office()
    const { tenantID } = await stage.onboard(input)
    stage.cloud.queues.clear()
    let discarding: Promise<unknown> | undefined
    stage.cloud.faults.add({
      kind: "timeout",
      after: 300,
      match: ({ action }) => {
        if (action !== "CreateTable") return false
        // Another worker gets the message at once, while this one waits for DynamoDB.
        discarding ??= discard(tenantID).then(drain)
        return true
      },
    })
    await inside(undefined, () => Provisioning.run(tenantID))
    await discarding
    await drain()
    await expectGone(tenantID, input.officeCode)
  })

  it("never is one that has been active", async () => {
    const { tenantID } = await stage.onboard()
    await drain()
    await expect(discard(tenantID)).rejects.toMatchObject({ code: "tenant_wrong_state" })
    await asHeadquarters(() => Tenant.suspend({ tenantID }))
    await expect(discard(tenantID)).rejects.toMatchObject({ code: "tenant_wrong_state" })
    expect((await inside(undefined, Tenant.plan)).active).not.toContain(tenantID)
    expect(await asHeadquarters(() => Tenant.resume({ tenantID }))).toMatchObject({ status: "active" })
    expect(await stage.hasTable(tenantID)).toBe(true)
  })
})

describe("two that want the same office at once", () => {
  it("get one consulate, and one of them is told that it is taken", async () => {
    const input = office()
    const both = await Promise.allSettled([stage.onboard(input), stage.onboard(input)])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "office_taken" } })
    await drain()
  })
})

describe("the canary", () => {
  const key = { pk: "canary", sk: "canary" }

  it("was refused to another consulate and to the function itself, and was there", async () => {
    const { tenantID } = await stage.onboard()
    const other = await stage.onboard()
    await drain()
    const TableName = Config.consulateTable(tenantID)
    for (const stranger of [other.tenantID, undefined]) {
      const { client } = await inside(stranger, Store.registry)
      const reading = client.send(new GetCommand({ TableName, Key: key }))
      await expect(reading).rejects.toMatchObject({ name: "AccessDeniedException" })
    }
    const Key = { pk: { S: "canary" }, sk: { S: "canary" } }
    expect((await stage.cloud.admin.send(new GetItemCommand({ TableName, Key }))).Item?.sealed?.S).toBeTruthy()
  })

  it.each(["CanaryReadByAnotherConsulate", "CanaryReadByTheFunction"])(
    "that is read all the same: %s",
    async (reason) => {
      const { tenantID } = await stage.onboard()
      await drain()
      const stranger = (await inside(undefined, Tenant.plan)).active.find((id) => id !== tenantID) ?? ""
      const own = Config.consulateTable(tenantID)
      // Directs the second or third read to a table that the reader may read.
      const looks =
        reason === "CanaryReadByTheFunction"
          ? [own, own, Config.registryTable()]
          : [own, Config.consulateTable(stranger)]
      const table = vi.spyOn(Config, "consulateTable").mockImplementation(() => looks.shift() ?? own)
      try {
        await expect(inside(tenantID, canary)).rejects.toThrow(reason)
      } finally {
        table.mockRestore()
      }
    },
  )

  it("that was not refused ends provisioning at once; anything else is tried five times", () => {
    expect(verdict(new FailedForGood("CanaryReadByTheFunction"), 1)).toBe("give_up")
    expect([1, 4, 5].map((attempts) => verdict(new Error("any"), attempts))).toEqual(["again", "again", "give_up"])
  })
})
