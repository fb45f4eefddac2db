import { beforeAll, describe, expect, it } from "vitest"
import { call, createWorld, must, type Who, type World } from "../../../../../tests/support/world"

type Row = { indicator: string; target: number | null; achieved: number; standing: string }

describe("a year's targets", () => {
  let world: World
  let who: Who
  let other: Who
  beforeAll(async () => {
    world = await createWorld()
    world.cloud.clock.freeze("2030-03-04T15:00:00.000Z")
    who = (await world.onboard("PHL")).coordinator
    other = (await world.onboard("BOS")).coordinator
  })
  const read = async (by: Who, path = "/targets", year = "2030") => {
    const found = await must("GET", `${path}?year=${year}`, { who: by })
    const rows = found.rows as unknown as Row[]
    return {
      ...found,
      version: Number(found.version),
      of: (indicator: string) => rows.find((row) => row.indicator === indicator),
      rows,
    }
  }
  const set = (by: Who, version: number, targets: object, more: { key?: string; path?: string } = {}) =>
    call("POST", more.path ?? "/targets", {
      who: by,
      body: { year: "2030", version, targets },
      ...(more.key ? { key: more.key } : {}),
    })

  it("are none until somebody sets them; each is its own consulate's, beside what that counted", async () => {
    expect((await read(who)).rows.map(({ target, standing }) => [target, standing])).toEqual(
      Array(7).fill([null, "none"]),
    )
    expect((await set(who, 0, { outreaches: 2, participants: 400 })).status).toBe(200)
    const span = { startsAt: "2030-03-03T16:00:00Z", endsAt: "2030-03-03T18:00:00Z", timeZone: "America/New_York" }
    await must("POST", "/outreaches/record", {
      who,
      body: { kind: "talk", title: "Plática", ...span, heads: { women: 12 } },
    })
    const now = await read(who)
    expect(now).toMatchObject({ version: 1, gone: 62 / 365 })
    expect(now.of("outreaches")).toMatchObject({ target: 2, achieved: 1, standing: "on_course" })
    expect(now.of("participants")).toMatchObject({ target: 400, achieved: 12, standing: "behind" })
    expect(now.of("casefiles")).toMatchObject({ target: null, achieved: 0, standing: "none" })
    expect((await read(other)).of("outreaches")).toMatchObject({ target: null, achieved: 0 })
    expect((await read(who, "/targets", "2031")).of("outreaches")).toMatchObject({ target: null, achieved: 0 })
  })

  it("are set whole: what is not named any more has no target", async () => {
    const { version } = await read(who)
    await set(who, version, { trainings: 6 })
    const now = await read(who)
    expect(now.of("trainings")).toMatchObject({ target: 6 })
    expect(now.of("outreaches")).toMatchObject({ target: null, standing: "none" })
  })

  it("are not set over another's, and once for a request that is repeated", async () => {
    const version = (await read(who)).version
    const stale = await set(who, version - 1, { outreaches: 9 })
    expect([stale.status, stale.body.code]).toEqual([409, "stale"])
    const at = await Promise.all([1, 2, 3].map((target) => set(who, version, { outreaches: target })))
    expect(at.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    const again = { key: "targets-of-the-year-2030" }
    const first = await set(who, version + 1, { outreaches: 30 }, again)
    const second = await set(who, version + 1, { outreaches: 30 }, again)
    expect([first.status, second.status, second.body.version]).toEqual([200, 200, version + 2])
  })

  it("are a coordinator's to set and a viewer's to read, and refuse what is none of the totals", async () => {
    const viewer = await world.colleague(who, "viewer")
    const outreach = await world.colleague(who, "outreach")
    expect((await read(viewer)).rows).toHaveLength(7)
    expect((await set(viewer, 0, {})).status).toBe(403)
    expect((await set(outreach, 0, {})).status).toBe(403)
    expect((await call("GET", "/targets?year=2030", { who: outreach })).status).toBe(403)
    for (const targets of [{ "casefile.age.18-29": 4 }, { casefiles: 0 }, { casefiles: 1.5 }, { casefiles: "4" }])
      expect((await set(who, 0, targets)).status).toBe(400)
    expect((await call("GET", "/targets?year=26", { who })).text).toContain("invalid_year")
  })

  it("of the network are headquarters', beside what all consulates published", async () => {
    const path = "/headquarters/targets"
    const { headquarters } = world
    expect((await set(headquarters, 0, { outreaches: 50 }, { path })).status).toBe(200)
    expect((await set(headquarters, 0, { outreaches: 60 }, { path })).status).toBe(409)
    expect((await set(headquarters, 1, { outreaches: 60 }, { path })).status).toBe(200)
    await world.cloud.clock.advanceTo("2030-03-04T15:30:00.000Z", 2)
    const found = await read(headquarters, path)
    expect(found.version).toBe(2)
    expect(found.of("outreaches")).toMatchObject({ target: 60, achieved: 1, standing: "behind" })
    expect((await read(who)).of("outreaches")?.target).not.toBe(60)
    expect((await set(who, 2, { outreaches: 1 }, { path })).status).toBe(403)
    expect((await call("GET", `${path}?year=2030`, { who })).status).toBe(403)
    expect(
      (await call("GET", "/targets?year=2030", { who: { ...headquarters, consulate: "ten_1" } })).status,
    ).toBeGreaterThanOrEqual(400)
  })
})
