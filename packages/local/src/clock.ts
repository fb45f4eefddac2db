import { readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { Clock } from "@ventanilla/core/util/clock"
import type { Queues } from "./gateway/queue"

export const tickLength = 15 * 60_000
const mostTicks = 3000
const trial = 4

export type LocalClock = Awaited<ReturnType<typeof createClock>>
type Kept = { offset: number; ticked: number }

const floor = (time: number) => Math.floor(time / tickLength) * tickLength
const iso = (time: number) => new Date(time).toISOString()

// A quarter of an hour, an hour, six hours, a day: each lands on every instant of the next.
const strides = [1, 4, 24, 96].map((ticks) => ticks * tickLength)

/** The instants to tick between two times, every `stride`, and the last quarter hour in any case. */
export function ticksBetween(after: number, until: number, stride = tickLength): number[] {
  const last = floor(until)
  const ticks: number[] = []
  for (let at = (Math.floor(after / stride) + 1) * stride; at < last; at += stride) ticks.push(at)
  return last > after ? [...ticks, last] : ticks
}

/** The shortest stride with which a gap takes no more than `most` ticks. */
const strideFor = (after: number, until: number, most: number) =>
  strides.find((stride) => (until - after) / stride <= most) ??
  Math.ceil((until - after) / most / tickLength) * tickLength

/**
 * The product's clock and its tick. It runs with the machine's, and can be moved forward: every tick due on the way is
 * carried out, with its messages. Kept in `dir`, so that a second start goes on from there.
 */
export async function createClock(options: {
  queues: Queues
  /** The scheduler's handler. */
  plan: (event: { tick: string }) => Promise<unknown>
  /** Until when no tick has anything to do; undefined when the next one may have. */
  restsUntil?: () => Promise<number | undefined>
  dir?: string
  onFailure?: (error: unknown) => void
}) {
  const { queues, plan } = options
  const file = options.dir ? join(options.dir, "clock.json") : undefined
  let { offset, ticked } = file ? await load(file) : { offset: 0, ticked: 0 }
  let frozen: number | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let stopTimer = () => {}

  const now = () => frozen ?? Date.now() + offset
  Clock.set(() => new Date(now()))

  async function keep() {
    if (!file) return
    await writeFile(`${file}.next`, JSON.stringify({ offset, ticked } satisfies Kept))
    await rename(`${file}.next`, file)
  }

  /** One thing at a time: a tick that falls into a journey through time waits for its end. */
  function queued<T>(run: () => Promise<T>): Promise<T> {
    const next = turn.then(run)
    turn = next.catch(() => undefined)
    return next
  }

  async function carryOut(at: number) {
    ticked = at
    try {
      await plan({ tick: iso(at) })
    } catch (error) {
      // As on AWS: this tick failed, the next one finds what it left.
      options.onFailure?.(error)
    }
  }

  function checked(target: string): number {
    const end = Date.parse(target)
    if (Number.isNaN(end)) throw new RangeError("Not an instant")
    if (end < now()) throw new RangeError("The clock moves forward only")
    return end
  }

  function set(time: number) {
    if (frozen === undefined) offset = time - Date.now()
    else frozen = time
  }

  return {
    now: () => new Date(now()),
    /** Throws a RangeError for an instant that the clock cannot be moved to. */
    check: (target: string): void => void checked(target),
    /** Carries out one tick now, as the scheduler would, and delivers what follows from it. */
    tick: (at = floor(now())) =>
      queued(async () => {
        await carryOut(at)
        await queues.drain()
        await keep()
      }),
    /**
     * Moves forward to an instant, through every tick and message due until then. A journey of more than `most` ticks, or
     * one that would outlast `budget` milliseconds, is made in longer strides: what a tick misses, the next one catches up.
     * Ticks that have nothing to do are left out.
     * Returns how many ticks it carried out.
     */
    advanceTo: (target: string, most = mostTicks, budget = Number.POSITIVE_INFINITY): Promise<number> =>
      queued(async () => {
        const end = checked(target)
        const wasFrozen = frozen !== undefined
        const deadline = performance.now() + budget
        let stride = strideFor(now(), end, most)
        let count = 0
        let pace = { since: performance.now(), ticks: 0 }
        for (let at = now(); ; ) {
          const left = ticksBetween(at, end, stride)
          const [next] = left
          if (next === undefined) break
          // It stands still while a tick is carried out: what is due at 08:00 happens at 08:00.
          frozen = next
          await carryOut(next)
          await queues.drain()
          const rested = (await options.restsUntil?.().catch(() => undefined)) ?? next
          at = Math.max(next, Math.min(rested, floor(end)) - 1)
          count++
          pace.ticks++
          const time = performance.now()
          const needed = ((time - pace.since) / pace.ticks) * left.length
          // The first ticks load and warm what they need: they say little about the rest.
          if (pace.ticks >= trial && time + needed > deadline) {
            stride = strides.find((longer) => longer > stride) ?? stride
            pace = { since: time, ticks: 0 }
          }
        }
        frozen = wasFrozen ? end : undefined
        set(end)
        await queues.drain()
        await keep()
        return count
      }),
    /** Stands still at an instant, without ticking on the way. */
    freeze(at: string) {
      frozen = Date.parse(at)
    },
    /** Runs again where it would be if it had never stood still. */
    thaw() {
      frozen = undefined
    },
    /** Ticks by itself from now on, beginning with what was missed while nothing ran. */
    async start(): Promise<void> {
      const { Cron } = await import("croner")
      const due = () => (floor(now()) > ticked ? this.tick() : undefined)
      const job = new Cron("*/5 * * * * *", { protect: true, unref: true }, async () => {
        await due()
      })
      stopTimer = () => job.stop()
      ticked = 0
      await due()
    },
    async stop(): Promise<void> {
      stopTimer()
      await turn
      Clock.set(undefined)
    },
  }
}

async function load(file: string): Promise<Kept> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { offset: 0, ticked: 0 }
    throw error
  }
}
