import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  after,
  type Entry,
  first,
  isOnItsWay,
  isOver,
  isStale,
  type Outcome,
  pause,
  repeatedFor,
  replaced,
  saysWhat,
  tried,
} from "./queue.rules"

const hour = 3_600_000
const remembered = 72 * hour

/** The server as the API guarantees it: a key is carried out once, and its repeat gets the first answer. */
class Server {
  done = new Map<string, number>()
  applied: string[] = []
  known = new Map<string, number>()
  handle(key: string, now: number): Outcome {
    const at = this.known.get(key)
    if (at !== undefined && now - at < remembered) return { status: 200 }
    this.known.set(key, now)
    this.applied.push(key)
    return { status: 201 }
  }
}

/** What is on the device, shared by all tabs and not lost in a crash. */
class Device {
  queue: Entry[] = []
  put(entry: Entry) {
    const gone = new Set(replaced(this.queue, entry))
    this.queue = [...this.queue.filter((one) => !gone.has(one)), entry]
    return [...gone].map(({ key }) => key)
  }
  mark(key: string, change: (entry: Entry) => Entry | undefined) {
    this.queue = this.queue.flatMap((one) => (one.key === key ? (change(one) ?? []) : one))
  }
}

type Step =
  | { do: "write"; activity: number | null; bad: boolean }
  | {
      do: "begin"
      tab: number
      fault: "none" | "lost" | "500 before" | "500 after" | "no answer" | "401" | "429"
    }
  | { do: "arrive"; tab: number }
  | { do: "end"; tab: number }
  | { do: "crash"; tab: number }
  | { do: "sleep"; hours: number }

const tab = fc.integer({ min: 0, max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant("write" as const),
    activity: fc.option(fc.integer({ min: 0, max: 2 })),
    bad: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
  }),
  fc.record({
    do: fc.constant("begin" as const),
    tab,
    fault: fc.constantFrom("none", "lost", "500 before", "500 after", "no answer", "401", "429"),
  }),
  fc.record({ do: fc.constant("arrive" as const), tab }),
  fc.record({ do: fc.constant("end" as const), tab }),
  fc.record({ do: fc.constant("crash" as const), tab }),
  fc.record({ do: fc.constant("sleep" as const), hours: fc.integer({ min: 1, max: 9 }) }),
)

type Flight = { key: string; fault: string; outcome?: Outcome }
const refusal = { status: 400, code: "invalid", detail: "", errors: [] }

/** Two tabs without locks between them, and everything that can happen to a request. */
function live(steps: Step[]) {
  const [server, device] = [new Server(), new Device()]
  const flights: (Flight | undefined)[] = []
  const written: string[] = []
  const superseded = new Set<string>()
  let [now, count] = [0, 0]
  const refusedAlways = new Set<string>()
  const write = (activity: number | null, bad: boolean) => {
    const entry: Entry = {
      key: `key-${count++}`,
      at: now,
      kind: activity === null ? "detection" : "hold",
      activity: activity === null ? null : `out_${activity}`,
    }
    written.push(entry.key)
    if (bad) refusedAlways.add(entry.key)
    for (const key of device.put(entry)) superseded.add(key)
  }
  const arrive = (flight: Flight) => {
    if (flight.outcome) return
    const { fault, key } = flight
    if (fault === "lost") flight.outcome = { status: 0 }
    else if (fault === "500 before") flight.outcome = { status: 500 }
    else if (fault === "401" || fault === "429") flight.outcome = { status: Number(fault) }
    else if (refusedAlways.has(key)) flight.outcome = { status: 400, refusal }
    else {
      const answer = server.handle(key, now)
      flight.outcome = fault === "500 after" ? { status: 503 } : fault === "no answer" ? { status: 0 } : answer
    }
  }
  const end = (index: number) => {
    const flight = flights[index]
    if (!flight) return
    arrive(flight)
    device.mark(flight.key, (entry) => after(entry, flight.outcome!).entry)
    flights[index] = undefined
  }
  const begin = (index: number, fault: string) => {
    end(index)
    const entry = first(device.queue, now)
    if (!entry) return false
    device.mark(entry.key, (one) => tried(one, now))
    flights[index] = { key: entry.key, fault }
    return true
  }
  for (const one of steps) {
    if (one.do === "write") write(one.activity, one.bad)
    else if (one.do === "begin") begin(one.tab, one.fault)
    else if (one.do === "arrive") flights[one.tab] && arrive(flights[one.tab]!)
    else if (one.do === "end") end(one.tab)
    // The request may have arrived, but nobody gets the answer.
    else if (one.do === "crash") flights[one.tab] = undefined
    else {
      // No request is pending for hours.
      for (const flight of flights) if (flight) arrive(flight)
      now += one.hours * hour
    }
  }
  return { server, device, written, superseded, begin, end, clock: { get: () => now, set: (to: number) => (now = to) } }
}

describe("what waits on the device", () => {
  test("is carried out once each, whatever is lost, repeated, cut off or sent by two tabs", () => {
    let tried = 0
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
        const { server, device, written, superseded, begin, end, clock } = live(steps)
        for (let turn = 0; turn < 500 && begin(0, "none"); turn++) end(0)
        // A refused entry is corrected by a person and becomes another entry; one that is too old is decided by a
        // person.
        const left = new Set(device.queue.map(({ key }) => key))
        for (const entry of device.queue) expect(entry.refusal ?? isStale(entry, clock.get())).toBeTruthy()
        expect(new Set(server.applied).size).toBe(server.applied.length)
        for (const key of written)
          if (!left.has(key) && !superseded.has(key)) expect(server.applied.filter((one) => one === key)).toEqual([key])
        for (const key of superseded) expect(server.applied).not.toContain(key)
        tried += server.applied.length
      }),
      { numRuns: 2000 },
    )
    expect(tried).toBeGreaterThan(2000)
  })

  test("ends with the report that was written last, for every activity", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
        const calm = steps.map((one) => (one.do === "write" ? { ...one, bad: false } : one))
        const { server, device, written, superseded, begin, end, clock } = live(calm)
        fc.pre(!device.queue.some((entry) => isStale(entry, clock.get())))
        for (let turn = 0; turn < 500 && begin(0, "none"); turn++) end(0)
        expect(server.applied).toEqual(written.filter((key) => !superseded.has(key)))
      }),
      { numRuns: 1000 },
    )
  })

  const entry: Entry = { key: "k", at: 0, kind: "hold", activity: "a" }
  test("stays when no answer came, and is shown beside its refusal when one did", () => {
    expect(after(entry, { status: 0 })).toEqual({ entry, next: "later" })
    expect(after(entry, { status: 503 }).next).toBe("later")
    expect(after(entry, { status: 401 })).toEqual({ entry, next: "signin" })
    expect(after(entry, { status: 429 })).toEqual({ entry, next: "later" })
    expect(after(entry, { status: 409, refusal })).toEqual({ entry: { ...entry, refusal }, next: "on" })
    expect(after(entry, { status: 200 })).toEqual({ entry: undefined, next: "on" })
  })

  test("is not sent by itself once the server might have forgotten it", () => {
    const old = { ...entry, triedAt: 0 }
    expect(isStale(old, repeatedFor)).toBe(false)
    expect(isStale(old, repeatedFor + 1)).toBe(true)
    expect(isStale(entry, repeatedFor + 1)).toBe(false)
    expect(isStale(tried(entry, 100 * hour), 100 * hour - repeatedFor - 1)).toBe(true)
    expect(first([old], repeatedFor + 1)).toBeUndefined()
    expect(repeatedFor).toBeLessThan(remembered)
  })

  test("is done only by an answer that says what was written, not by any page that is well", () => {
    expect(saysWhat("detection", { folio: "DET-2345" })).toBe(true)
    expect(saysWhat("hold", { outreachID: "out_1" })).toBe(true)
    for (const answer of [undefined, null, "", [], {}, { "user-portal-url": "https://portal" }, { folio: null }])
      for (const kind of ["hold", "record", "detection"] as const) expect(saysWhat(kind, answer)).toBe(false)
  })

  test("is replaced by a later report only while it was not sent, or was refused", () => {
    const next = { ...entry, key: "n" }
    expect(replaced([entry], next)).toEqual([entry])
    expect(replaced([tried(entry, 1)], next)).toEqual([])
    expect(replaced([{ ...tried(entry, 1), refusal }], next)).toHaveLength(1)
    expect(replaced([{ ...entry, activity: "other" }], next)).toEqual([])
    expect(replaced([{ ...entry, activity: null }], { ...next, activity: null })).toEqual([])
    expect(isOnItsWay([{ ...tried(entry, 1), kind: "record" }], "a")).toBe(true)
    expect(isOnItsWay([{ ...entry, kind: "record" }], "a")).toBe(false)
  })

  test("is tried again sooner at first and never more often than every two seconds, never rarer than a minute", () => {
    for (let attempts = 0; attempts < 40; attempts++)
      for (const random of [0, 0.5, 1]) {
        expect(pause(attempts, random)).toBeGreaterThanOrEqual(1000)
        expect(pause(attempts, random)).toBeLessThanOrEqual(60_000)
      }
  })
})

describe("the hours for which a device was prepared", () => {
  const prepared = { until: 48 * hour, serverUntil: 48 * hour + 5 }

  test("are over by the server's clock where it was heard, however wrong the device's is", () => {
    for (const device of [-1000 * hour, 0, 49 * hour, 9999 * hour]) {
      expect(isOver(prepared, device, 47 * hour)).toBe(false)
      expect(isOver(prepared, device, 49 * hour)).toBe(true)
    }
  })

  test("are over by the device's own clock where nobody can be asked", () => {
    expect(isOver(prepared, 47 * hour, undefined)).toBe(false)
    expect(isOver(prepared, 49 * hour, undefined)).toBe(true)
  })

  test("of a device that was prepared before the server's clock was written down are its own", () => {
    expect(isOver({ until: 48 * hour }, 0, 49 * hour)).toBe(true)
  })
})
