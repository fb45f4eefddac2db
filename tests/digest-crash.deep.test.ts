import type { FaultKind } from "@ventanilla/local"
import { beforeAll, describe, expect, it } from "vitest"
import { createDrill, drill } from "./support/drill"

let drilled: Awaited<ReturnType<typeof createDrill>>
beforeAll(async () => {
  drilled = await createDrill()
})

describe("the process is killed at every call of a digest", () => {
  it.each<[FaultKind]>([["crash"], ["crash-after"]])(
    "%s: on resumption every referral is sent, none is lost, none is recorded twice",
    async (kind) => expect(await drill(drilled, kind)).toBeGreaterThan(30),
    900_000,
  )

  it("leaves counters exact", async () => {
    expect(await drilled.verify()).toMatchObject({ drift: 0 })
    expect(await drilled.sentInAll()).toBe(drilled.made())
  })
})
