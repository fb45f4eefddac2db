import { handler } from "@ventanilla/functions/digest/send"
import type { SQSEvent } from "aws-lambda"
import { beforeAll, describe, expect, it } from "vitest"
import { createDrill } from "./support/drill"
import { call, capabilityIn, caseFileWithConsent, must, password, referralOf } from "./support/world"

let drilled: Awaited<ReturnType<typeof createDrill>>
beforeAll(async () => {
  drilled = await createDrill()
})

const event = (body: object, copy: number) =>
  ({ Records: [{ messageId: `copy-${copy}`, body: JSON.stringify(body) }] }) as unknown as SQSEvent
const timelineOf = async (referralID: string) => {
  const read = await must("GET", `/referrals/${referralID}`, { who: drilled.coordinator })
  return read as unknown as { timeline: { what: string }[]; version: number }
}

describe("two at once", () => {
  it("five workers with one tick: one mail a referral, recorded once", async () => {
    const { world, coordinator } = drilled
    const ally = await drilled.partner("workers")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    const { referralID, folio } = await referralOf(coordinator, ally, file)
    world.cloud.clock.freeze("2030-01-08T13:00:00.000Z")
    const job = { type: "digest", tenantID: coordinator.consulate, tick: "2030-01-08T13:00:00.000Z" }
    await Promise.all(Array.from({ length: 5 }, (_, copy) => handler(event(job, copy))))
    expect(world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))).toHaveLength(1)
    expect((await timelineOf(referralID)).timeline.filter(({ what }) => what === "sent")).toHaveLength(1)
  })

  it("a message and a suspension: a suspended consulate writes to nobody", async () => {
    const { world, coordinator } = drilled
    const ally = await drilled.partner("suspended")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    const { folio } = await referralOf(coordinator, ally, file)
    const digests = () => world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))
    const turn = (to: string) =>
      must("POST", `/headquarters/consulates/${coordinator.consulate}/${to}`, { who: world.headquarters })
    const tick = "2030-01-09T13:00:00.000Z"
    world.cloud.clock.freeze(tick)
    await turn("suspend")
    await handler(event({ type: "digest", tenantID: coordinator.consulate, tick }, 0))
    expect(digests()).toEqual([])
    await turn("resume")
    // Sessions from before must sign in again.
    const since = Math.floor(Date.now() / 1000) + 60
    coordinator.token = await world.cloud.cognito.tokenFor("coordina.phl@ejemplo.mx", password, since)
    await handler(event({ type: "digest", tenantID: coordinator.consulate, tick }, 0))
    expect(digests()).toHaveLength(1)
  })

  it("a reminder and a death before the next morning is set: one mail, one reminder", async () => {
    const { world, coordinator } = drilled
    const ally = await drilled.partner("reminded")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    const { referralID, folio } = await referralOf(coordinator, ally, file)
    const digests = () => world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))
    const at = async (tick: string) => {
      world.cloud.clock.freeze(tick)
      return handler(event({ type: "digest", tenantID: coordinator.consulate, tick }, 0))
    }
    await at("2030-01-10T13:00:00.000Z")
    // All mornings until now have run; the answer was due the evening before.
    await at("2030-01-14T13:00:00.000Z")
    expect(digests()).toHaveLength(1)
    world.cloud.faults.add({
      kind: "error",
      times: 20,
      match: (made) => JSON.stringify(made).includes("mailbox.advanced"),
    })
    expect((await at("2030-01-15T13:00:00.000Z")).batchItemFailures).toHaveLength(1)
    expect(digests()).toHaveLength(2)
    world.cloud.faults.clear()
    expect((await at("2030-01-15T13:15:00.000Z")).batchItemFailures).toEqual([])
    expect(digests()).toHaveLength(2)
    expect((await timelineOf(referralID)).timeline.map(({ what }) => what)).toEqual(["made", "sent", "reminded"])
  })

  it("an answer and a withdrawal: whoever was told yes stands in the timeline", async () => {
    const { world, coordinator } = drilled
    const ally = await drilled.partner("race")
    const file = await caseFileWithConsent(world, coordinator, ally.organizationID)
    const referrals = await Promise.all(Array.from({ length: 12 }, () => referralOf(coordinator, ally, file)))
    world.cloud.clock.freeze("2030-01-16T13:00:00.000Z")
    await world.cloud.clock.tick()
    const partner = { capability: capabilityIn(world.cloud.mail.list(ally.email).at(-1)) }
    for (const { referralID } of referrals) {
      const before = (await timelineOf(referralID)).timeline.length
      const answers = await Promise.all([
        call("POST", `/partner/referrals/${referralID}/accept`, { who: partner }),
        call("POST", `/partner/referrals/${referralID}/received`, { who: partner }),
        call("POST", `/referrals/${referralID}/withdraw`, { who: coordinator, body: { reason: "her_decision" } }),
      ])
      const yes = answers.filter(({ status }) => status === 200).length
      expect(yes).toBeGreaterThan(0)
      expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
      const after = await timelineOf(referralID)
      expect(after.timeline.length - before).toBe(yes)
      expect(after.version).toBe(after.timeline.length)
    }
    expect(await drilled.verify()).toMatchObject({ drift: 0 })
  })
})
