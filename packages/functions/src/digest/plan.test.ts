import { Act } from "@ventanilla/core/platform/actor"
import { Bus } from "@ventanilla/core/platform/bus"
import { Staff } from "@ventanilla/core/tenancy/staff/inside"
import { Tenant } from "@ventanilla/core/tenancy/tenant/inside"
import { createID } from "@ventanilla/core/util/id"
import { Log } from "@ventanilla/core/util/log"
import { Metric } from "@ventanilla/core/util/metric"
import { beforeAll, beforeEach, describe, expect, it } from "vitest"
import { asHeadquarters, onboarding } from "../../../../tests/support/onboarding"
import { handler as run } from "../provisioning/run"
import { handler } from "./plan"

const tick = "2026-03-02T15:00:00.000Z"
let stage: Awaited<ReturnType<typeof onboarding>>
let ids: Record<"active" | "suspended" | "pending" | "discarded", string>

beforeAll(async () => {
  Log.to(() => undefined)
  stage = await onboarding()
  const made = await Promise.all([1, 2, 3, 4].map(() => stage.onboard()))
  const [active = "", suspended = "", pending = "", discarded = ""] = made.map(({ tenantID }) => tenantID)
  ids = { active, suspended, pending, discarded }
  stage.cloud.queues.clear()
  for (const tenantID of [active, suspended]) await stage.job(tenantID)
  await stage.cloud.queues.drain()
  await asHeadquarters(() => Tenant.suspend({ tenantID: suspended }))
  await asHeadquarters(() => Tenant.discard({ tenantID: discarded }))
})
beforeEach(() => stage.comeBack())

type Batch = { Entries: { MessageBody: string }[] }
const batches = () =>
  stage.cloud.recorder
    .stop()
    .filter(({ action }) => action === "SendMessageBatch")
    .map(({ request }) => request as Batch)
const sent = () =>
  batches().flatMap(({ Entries }) =>
    Entries.map(({ MessageBody }) => JSON.parse(MessageBody) as { type: string; tenantID: string }),
  )

describe("a tick", () => {
  it("sends a digest job for every active or suspended consulate and a provisioning job for every one with work left", async () => {
    stage.cloud.recorder.start()
    expect(await handler({ tick })).toEqual({ ticks: 2, provisionings: 2 })
    const jobs = sent().map(({ type, tenantID }) => `${type} ${tenantID}`)
    expect(jobs.sort()).toEqual(
      [
        `digest ${ids.active}`,
        `digest ${ids.suspended}`,
        `provisioning ${ids.pending}`,
        `provisioning ${ids.discarded}`,
      ].sort(),
    )
  })

  it("that could not queue one kind of job queues the other, and fails so that it is run again", async () => {
    const refused = ({ request }: { request: object }) => JSON.stringify(request).includes(ids.pending)
    stage.cloud.faults.add({ kind: "error", times: 100, match: refused })
    stage.cloud.recorder.start()
    await expect(handler({ tick })).rejects.toThrow()
    expect(sent().map(({ tenantID }) => tenantID)).toContain(ids.active)
  })

  it("that cannot seal queues every job, and counts that headquarters' audit is not sealed", async () => {
    const isSeal = ({ request }: { request: object }) => JSON.stringify(request).includes("seal#headquarters")
    stage.cloud.faults.add({ kind: "error", times: 100, match: isSeal })
    const failed: unknown[] = []
    Metric.to((line) => failed.push(JSON.parse(line).chore))
    stage.cloud.recorder.start()
    try {
      await handler({ tick })
    } finally {
      Metric.to(undefined)
    }
    expect(sent()).toHaveLength(4)
    expect(failed).toContain("network-seals")
  })

  it("of many consulates takes one call for ten of them", async () => {
    const jobs = Array.from({ length: 23 }, () => ({ type: "digest" as const, tenantID: createID("tenant"), tick }))
    stage.cloud.recorder.start()
    await Bus.sendAll(jobs)
    expect(batches().map(({ Entries }) => Entries.length)).toEqual([10, 10, 3])
    await Bus.sendAll([])
  })
})

describe("a batch of provisioning messages", () => {
  const record = (messageId: string, body: unknown) => ({ messageId, body: JSON.stringify(body) })

  it("hands back what failed and only that", async () => {
    const event = {
      Records: [
        record("good", { type: "provisioning", tenantID: ids.pending }),
        record("other", { type: "digest", tenantID: ids.pending, tick }),
        record("extra", { type: "provisioning", tenantID: ids.pending, secret: "x" }),
        record("nothing", { type: "provisioning", tenantID: "ten_01J00000000000000000000000" }),
        { messageId: "broken", body: "{" },
      ],
    } as Parameters<typeof run>[0]
    const { batchItemFailures } = await run(event)
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual([
      "other",
      "extra",
      "nothing",
      "broken",
    ])
    expect(await stage.info(ids.pending)).toMatchObject({ status: "active" })
    const members = Act.with({ type: "system", tenantID: ids.pending, job: "test" }, () => Staff.list({}))
    expect((await members).items).toHaveLength(1)
  })
})
