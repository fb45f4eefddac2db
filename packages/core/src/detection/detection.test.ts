import { beforeAll, describe, expect, it } from "vitest"
import { type Consulate, consulate } from "../../../../tests/support/consulate"
import { Detection } from "."

let here: Consulate
beforeAll(async () => {
  here = await consulate()
})

const seen = { area: "documentation", signs: ["fear"], askedInPrivate: true, contact: "she_calls" } as const
const create = (urgent: boolean) =>
  here.as("window", () => Detection.create({ ...seen, signs: [...seen.signs], urgent }))
const waiting = (cursor?: string) =>
  here.as("caseworker", () => Detection.list({ status: "waiting", limit: 2, ...(cursor ? { cursor } : {}) }))

describe("a detection", () => {
  it("gets a random folio and waits, urgent ones first, then who has waited longest", async () => {
    const made = []
    for (const urgent of [false, true, false, true]) made.push(await create(urgent))
    for (const { folio } of made) expect(folio).toMatch(/^DET-[2-9A-HJKMNP-Z]{4}$/)
    const first = await waiting()
    const second = await waiting(first.cursor ?? "")
    const [a, b, c, d] = made.map(({ detectionID }) => detectionID)
    expect([...first.items, ...second.items].map(({ detectionID }) => detectionID)).toEqual([b, d, a, c])
  })

  it("is taken by one person, and a second learns that somebody did", async () => {
    const { detectionID } = await create(true)
    const take = () => here.as("caseworker", () => Detection.take({ detectionID }))
    const both = await Promise.allSettled([take(), take()])
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
    await expect(take()).rejects.toMatchObject({ code: "detection_taken" })
    const { items } = await here.as("caseworker", () => Detection.list({ status: "taken" }))
    expect(items).toMatchObject([{ detectionID, status: "taken", takenAt: expect.any(String) }])
  })

  it("is made at a window and read by those who attend", async () => {
    await expect(here.as("window", () => Detection.list({}))).rejects.toMatchObject({ code: "forbidden" })
    await expect(
      here.as("viewer", () => Detection.create({ ...seen, signs: ["fear"], urgent: false })),
    ).rejects.toMatchObject({ code: "forbidden" })
  })
})
