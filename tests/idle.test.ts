import { forgetClients } from "@ventanilla/core/platform/store"
import * as Chain from "@ventanilla/core/tenancy/chain"
import { chores } from "@ventanilla/core/util/chore.names"
import { Log } from "@ventanilla/core/util/log"
import { asFunction } from "@ventanilla/local/functions"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { consulateIn, type Here, mostCalls } from "./idle/resting"
import { stories } from "./idle/stories"
import { unaudited, writers } from "./idle/unaudited"
import { caseFileInput, createWorld, must, type World } from "./support/world"

const names = Object.keys(chores) as (keyof typeof chores)[]
const start = "2030-03-05T15:05:00.000Z"
const day = 86_400_000
const iso = (time: number) => new Date(time).toISOString()
let world: World
let codes: string[]

beforeAll(async () => {
  Log.to(() => undefined)
  world = await createWorld()
  const { items } = await must("GET", "/headquarters/offices", { who: world.headquarters })
  codes = (items as unknown as { code: string; country: string }[])
    .filter(({ code, country }) => country === "US" && code !== "SEA")
    .map(({ code }) => code)
})
beforeEach(() => world.cloud.clock.freeze(start))
afterAll(() => world.cloud.stop())

describe("a consulate in which nothing happens", () => {
  let here: Here
  beforeAll(async () => {
    world.cloud.clock.freeze(start)
    here = await consulateIn(world, codes.at(-1) ?? "")
  })

  it("is not asked every quarter of an hour when the clock moves by a week", { timeout: 120_000 }, async () => {
    world.cloud.recorder.start()
    const ticks = await world.cloud.clock.advanceTo("2030-03-12T15:05:00.000Z")
    const calls = world.cloud.recorder.stop()
    // Of 672 quarters of an hour: some a day, in which the days of UTC and of the consulate begin and hours are sealed.
    expect(ticks).toBeLessThanOrEqual(7 * 6)
    expect(calls.length).toBeLessThanOrEqual(7 * 450)
  })

  it("asks AWS as little, whether it has one, ten or a hundred case files", { timeout: 120_000 }, async () => {
    for (const many of [1, 10, 100]) {
      const files = (await here.rows()).filter(({ __edb_e__ }) => __edb_e__ === "casefile").length
      await Promise.all(
        Array.from({ length: many - files }, () =>
          must("POST", "/casefiles", { who: here.who, body: caseFileInput() }),
        ),
      )
      await here.rest()
      expect((await here.next()).length, `${many} case files`).toBeLessThanOrEqual(mostCalls)
      asFunction("digest", forgetClients)
      const calls = await here.next()
      expect(calls.length, `${many} case files, in a new process`).toBeLessThanOrEqual(mostCalls)
    }
  })
})

describe("a consulate in which little happens, when the clock has moved by months", () => {
  it("asks AWS as much in a tick whether it was one, three or twelve", { timeout: 120_000 }, async () => {
    world.cloud.clock.freeze(start)
    const here = await consulateIn(world, codes.at(-2) ?? "")
    const asked = new Map<number, number>()
    const first = iso(here.now()).slice(0, 10)
    for (const months of [1, 1, 3, 12]) {
      await must("POST", "/casefiles", { who: here.who, body: caseFileInput() })
      asked.set(months, (await here.tick(here.now() + months * 30 * day)).length)
      // What one tick left, the next ones find.
      const until = iso(here.now() - 3 * day)
      for (let left = months; left > 0 && String((await here.seals()).at(-1)?.to) < until; left--) await here.next()
      expect(String((await here.seals()).at(-1)?.to) >= until).toBe(true)
    }
    const [one = 0, ...others] = [...asked.values()]
    expect(one).toBeLessThanOrEqual(100)
    expect(Math.max(...others)).toBeLessThanOrEqual(1.2 * one)
    const days = { from: first, to: iso(here.now()).slice(0, 10) }
    const verdict = await asFunction("digest", () => here.inside(() => Chain.check(days)))
    expect(verdict).toMatchObject({ intact: true, findings: [] })
  })
})

describe("a consulate that rests", () => {
  it.each(names)("wakes for %s when they have something to do", { timeout: 60_000 }, async (name) => {
    const here = await consulateIn(world, codes[names.indexOf(name)] ?? "")
    await here.rest()
    const { due, done } = await stories[name](here)
    if (due !== undefined) await here.restBefore(due)
    expect(await done()).toBe(false)
    await here.next()
    expect(await done()).toBe(true)
  })
  it("is woken by whatever is written, since nothing is written without an entry of the audit", () => {
    expect(writers().sort()).toEqual(Object.keys(unaudited).sort())
  })
})
