import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Clock } from "@ventanilla/core/util/clock"
import { afterEach, describe, expect, test } from "vitest"
import { createClock, tickLength, ticksBetween } from "./clock"
import { createQueues } from "./gateway/queue"

const at = (text: string) => Date.parse(text)
const names = (ticks: number[]) => ticks.map((tick) => new Date(tick).toISOString().slice(11, 16))

async function given(dir?: string, plan?: (tick: string) => void) {
  const ticks: [string, string][] = []
  const queues = createQueues({ region: "us-east-1", account: "0", now: Clock.now })
  const clock = await createClock({
    queues,
    plan: async ({ tick }) => {
      ticks.push([tick, Clock.iso()])
      plan?.(tick)
    },
    ...(dir ? { dir } : {}),
  })
  return { clock, ticks, queues }
}
afterEach(() => Clock.set(undefined))

describe("the instants between two times", () => {
  test("are the quarter hours after the first and up to the last", () => {
    expect(names(ticksBetween(at("2026-03-09T13:05:00Z"), at("2026-03-09T14:00:00Z")))).toEqual([
      "13:15",
      "13:30",
      "13:45",
      "14:00",
    ])
    expect(ticksBetween(at("2026-03-09T14:00:00Z"), at("2026-03-09T14:14:59Z"))).toEqual([])
  })
  test("may be an hour apart, on the hour, and never without the last quarter", () => {
    const ticks = ticksBetween(at("2026-03-09T13:05:00Z"), at("2026-03-09T16:20:00Z"), 4 * tickLength)
    expect(names(ticks)).toEqual(["14:00", "15:00", "16:00", "16:15"])
  })
})

describe("moving forward", () => {
  test("carries out each tick at its own instant, and its messages with it", async () => {
    const seen: string[] = []
    const { clock, ticks, queues } = await given(undefined, () => queues.send("work", "x"))
    queues.add("work", { handler: async () => void seen.push(Clock.iso()) })
    queues.pause()
    clock.freeze("2026-03-09T13:20:00.000Z")
    expect(await clock.advanceTo("2026-03-09T13:50:00.000Z")).toBe(2)
    expect(ticks).toEqual([
      ["2026-03-09T13:30:00.000Z", "2026-03-09T13:30:00.000Z"],
      ["2026-03-09T13:45:00.000Z", "2026-03-09T13:45:00.000Z"],
    ])
    expect(seen).toEqual(ticks.map(([tick]) => tick))
    expect(Clock.iso()).toBe("2026-03-09T13:50:00.000Z")
  })

  test("delivers what was delayed and fell due on the way", async () => {
    const { clock, queues } = await given()
    const seen: string[] = []
    queues.add("work", { handler: async () => void seen.push(Clock.iso()) })
    queues.pause()
    clock.freeze("2026-03-09T13:20:00.000Z")
    queues.send("work", "x", { delaySeconds: 600 })
    await clock.advanceTo("2026-03-09T14:00:00.000Z")
    expect(seen).toEqual(["2026-03-09T13:30:00.000Z"])
  })

  test("takes longer strides over a long gap, or when it would take too long, and still ends at the last tick", async () => {
    const { clock, ticks } = await given()
    clock.freeze("2026-01-01T00:00:00.000Z")
    expect(await clock.advanceTo("2027-01-01T00:07:00.000Z", 400)).toBeLessThanOrEqual(401)
    expect(ticks.at(-1)?.[0]).toBe("2027-01-01T00:00:00.000Z")
    expect(await clock.advanceTo("2027-01-04T00:07:00.000Z", 3000, 0)).toBeLessThan(24)
    expect(ticks.at(-1)?.[0]).toBe("2027-01-04T00:00:00.000Z")
  })

  test("goes forward only, and a failed tick does not stop it", async () => {
    const { clock, ticks } = await given(undefined, (tick) => {
      if (tick.includes("13:30")) throw new Error("killed")
    })
    clock.freeze("2026-03-09T13:20:00.000Z")
    await clock.advanceTo("2026-03-09T13:45:00.000Z")
    expect(ticks).toHaveLength(2)
    await expect(clock.advanceTo("2026-03-09T13:00:00.000Z")).rejects.toThrow(RangeError)
    await expect(clock.advanceTo("tomorrow")).rejects.toThrow(RangeError)
  })

  test("is remembered by a second start", async () => {
    const dir = await mkdtemp(join(tmpdir(), "ventanilla-clock-"))
    const first = await given(dir)
    const target = new Date(Date.now() + 26 * 60_000).toISOString()
    await first.clock.advanceTo(target)
    await first.clock.stop()
    const second = await given(dir)
    expect(second.clock.now().getTime() - at(target)).toBeGreaterThanOrEqual(0)
    await second.clock.stop()
    await rm(dir, { recursive: true })
  })
})
