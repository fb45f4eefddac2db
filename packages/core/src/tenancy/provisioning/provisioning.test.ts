import { Staff } from "@ventanilla/core/tenancy/staff/inside"
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest"
import { office, onboarding } from "../../../../../tests/support/onboarding"
import { isPoliced } from "../../../../../tests/support/stage"
import { capabilityIn } from "../../../../../tests/support/world"
import { Act } from "../../platform/actor"
import { Log } from "../../platform/util/log"
import { steps } from "../tenant/tenant.schema"
import * as Provisioning from "./provisioning"

let stage: Awaited<ReturnType<typeof onboarding>>
/** The calls of one undisturbed provisioning; the process can die at each. */
let calls: { service: string; action: string }[]

beforeAll(async () => {
  // Pauses between attempts are random; here they are as short as possible.
  vi.spyOn(Math, "random").mockReturnValue(0)
  Log.to(() => undefined)
  stage = await onboarding()
  stage.cloud.clock.freeze("2026-03-02T15:00:00.000Z")
  await stage.onboard()
  stage.cloud.recorder.start()
  await stage.cloud.queues.drain()
  calls = stage.cloud.recorder.stop()
})
beforeEach(() => stage.comeBack())

const system = { type: "system", job: "provisioning" } as const
const run = (tenantID: string) => Act.with(system, () => Provisioning.run(tenantID))
const settle = async (tenantID: string) => {
  await stage.job(tenantID)
  await stage.cloud.queues.drain()
}

/** It is active, all steps are done in order, there is one coordinator, and the newest invitation works. */
async function expectWhole(tenantID: string, email: string) {
  const info = await stage.info(tenantID)
  expect(info).toMatchObject({ status: "active", failure: null })
  expect(info.steps.map(({ step, status }) => `${step} ${status}`)).toEqual(steps.map((step) => `${step} done`))
  const times = info.steps.map(({ at }) => at ?? "")
  expect(times).toEqual([...times].sort())
  expect((await stage.members(tenantID)).map(({ email, role, status }) => [email, role, status])).toEqual([
    [email, "coordinator", "invited"],
  ])
  const token = capabilityIn(stage.mails(email).at(-1))
  expect(await Act.with({ type: "public" }, () => Staff.look({ token }))).toMatchObject({ needsPassword: true })
}

describe("a consulate is provisioned", () => {
  it("by the message that onboarding sent, with one invitation", async () => {
    const input = office()
    const { tenantID } = await stage.onboard(input)
    expect(await stage.info(tenantID)).toMatchObject({
      status: "provisioning",
      steps: [{ status: "done" }, {}, {}, {}, {}, {}, {}, {}, {}],
    })
    await stage.cloud.queues.drain()
    await expectWhole(tenantID, input.coordinatorEmail)
    expect(stage.mails(input.coordinatorEmail)).toHaveLength(1)
  })

  it("by the tick when that message was lost", async () => {
    const input = office()
    const { tenantID } = await stage.onboard(input)
    stage.cloud.queues.clear()
    await stage.cloud.clock.tick()
    await expectWhole(tenantID, input.coordinatorEmail)
  })

  it("once, by four workers at the same time and a message delivered three times", async () => {
    const input = office()
    stage.cloud.queues.disturb({ copies: 2 })
    const { tenantID } = await stage.onboard(input)
    await Promise.all([run(tenantID), run(tenantID), run(tenantID), run(tenantID), stage.cloud.queues.drain()])
    stage.cloud.queues.disturb()
    await expectWhole(tenantID, input.coordinatorEmail)
    expect(stage.mails(input.coordinatorEmail)).toHaveLength(1)
  })
})

describe("a worker in the middle of a step", () => {
  it("is left alone by the next one", async () => {
    const input = office()
    const { tenantID } = await stage.onboard(input)
    stage.cloud.queues.clear()
    let second: Promise<void> | undefined
    const match = ({ action }: { action: string }) => {
      if (action !== "CreateTable") return false
      second ??= run(tenantID)
      return true
    }
    stage.cloud.faults.add({ kind: "timeout", after: 300, match })
    stage.cloud.recorder.start()
    await run(tenantID)
    await second
    // The interrupted call, and its retry by the SDK.
    expect(stage.cloud.recorder.stop().filter(({ action }) => action === "CreateTable")).toHaveLength(2)
    await expectWhole(tenantID, input.coordinatorEmail)
  })
})

describe("a process that dies", () => {
  // With KMS keys there are more calls than with a folder's.
  const places = Array.from({ length: isPoliced() ? 48 : 35 }, (_, place) => place)
  it("has as many places to die as are tried here", () => expect(calls).toHaveLength(places.length))

  for (const kind of ["crash", "crash-after"] as const)
    it.each(places)(
      `${kind === "crash" ? "before" : "after"} call %i leaves work that is resumed and completed`,
      async (skip) => {
        const input = office()
        const { tenantID } = await stage.onboard(input)
        stage.cloud.faults.add({ kind, skip })
        await stage.cloud.queues.drain()
        expect(stage.cloud.faults.crashed()).toBe(true)
        await stage.comeBack()
        await settle(tenantID)
        await expectWhole(tenantID, input.coordinatorEmail)
      },
    )
})

describe("a service in trouble", () => {
  it.each(["throttle", "error", "timeout", "fail-after"] as const)(
    "%s, twice at every call, is outlasted",
    async (kind) => {
      const input = office()
      const { tenantID } = await stage.onboard(input)
      const struck = new Map<string, number>()
      const match = ({ service, action, keys }: { service: string; action: string; keys: string[] }) => {
        const name = `${service} ${action} ${keys}`
        struck.set(name, (struck.get(name) ?? 0) + 1)
        return (struck.get(name) ?? 0) <= 2
      }
      stage.cloud.faults.add({ kind, times: 1000, after: 5, match })
      await stage.cloud.queues.drain()
      await stage.comeBack()
      await settle(tenantID)
      await expectWhole(tenantID, input.coordinatorEmail)
    },
  )
})
