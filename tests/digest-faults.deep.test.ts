import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { FaultKind } from "@ventanilla/local"
import { beforeAll, describe, expect, it } from "vitest"
import { createDrill, drill } from "./support/drill"
import { call, caseFileInput, must } from "./support/world"

let drilled: Awaited<ReturnType<typeof createDrill>>
beforeAll(async () => {
  drilled = await createDrill()
})

describe("a digest meets a failing service at its calls", () => {
  it.each<[FaultKind, number]>([
    ["throttle", 0],
    ["timeout", 1],
    ["error", 0],
    ["fail-after", 1],
  ])(
    "%s: every referral is sent, none is lost, none is recorded twice",
    async (kind, first) => {
      expect(await drill(drilled, kind, { first, step: 2 })).toBeGreaterThan(15)
    },
    600_000,
  )

  it.each<[FaultKind]>([["throttle"], ["timeout"], ["error"], ["fail-after"]])(
    "%s of the mail service alone",
    async (kind) => {
      const { world, morning, recover, expectSentOnce, partner } = drilled
      const ally = await partner(`mail-${kind}`)
      const referrals = await morning(ally, () =>
        world.cloud.faults.add({ kind, match: ({ service }) => service === "ses", times: 3, after: 20 }),
      )
      await recover()
      await expectSentOnce(ally, referrals, `mail ${kind}`)
    },
  )

  it("keeps no mail back for what else a tick owes, and does that at the next", async () => {
    const { world, morning, recover, expectSentOnce, partner } = drilled
    const ally = await partner("chores")
    const before = world.cloud.faults.struck()
    const referrals = await morning(ally, () =>
      world.cloud.faults.add({
        kind: "error",
        match: ({ request }) => JSON.stringify(request).includes('"guide"'),
        times: 1000,
      }),
    )
    expect(world.cloud.faults.struck()).toBeGreaterThan(before)
    for (const { folio } of referrals)
      expect(world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))).toHaveLength(1)
    await recover()
    await expectSentOnce(ally, referrals, "chores")
  })

  it("delivered twice and in the wrong order, each goes once", async () => {
    const { world, morning, recover, partner } = drilled
    const ally = await partner("twice")
    world.cloud.queues.disturb({ copies: 2, reverse: true })
    const referrals = await morning(ally, () => undefined)
    world.cloud.queues.disturb({})
    await recover()
    for (const { folio } of referrals) {
      expect(world.cloud.mail.list(ally.email).filter(({ text }) => text?.includes(folio))).toHaveLength(1)
    }
    await drilled.expectSentOnce(ally, referrals, "twice")
  })

  it("leaves counters exact", async () => {
    expect(await drilled.verify()).toMatchObject({ drift: 0 })
    expect(await drilled.sentInAll()).toBe(drilled.made())
  })
})

describe("many at once", () => {
  it("200 concurrent writers on one consulate: counters exact", { timeout: 480_000 }, async () => {
    const { world, coordinator: who } = drilled
    const month = world.cloud.clock.now().toISOString().slice(0, 7)
    const opened = async () => {
      const { months } = (await must("GET", `/numbers?from=${month}&to=${month}`, { who })) as unknown as {
        months: { counts: Record<string, number> }[]
      }
      return months[0]?.counts["casefile.opened"] ?? 0
    }
    const before = await opened()
    // A client that is told of a time-out sends the same request again after a while, as the console does.
    const until = Date.now() + 300_000
    const open = async () => {
      const request = { who, body: caseFileInput(), key: randomUUID() }
      for (let attempt = 1; ; attempt++) {
        const answer = await call("POST", "/casefiles", request)
        if (answer.status !== 503 || Date.now() > until) return answer
        await pause(Math.random() * Math.min(4000, 500 * 2 ** attempt))
      }
    }
    const answers = await Promise.all(Array.from({ length: 200 }, open))
    expect(answers.filter(({ status }) => status !== 201).map(({ text }) => text)).toEqual([])
    expect((await opened()) - before).toBe(200)
    expect(await drilled.verify()).toMatchObject({ drift: 0 })
  })
})
