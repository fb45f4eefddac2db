import type { SQSEvent } from "aws-lambda"
import { describe, expect, test } from "vitest"
import { createQueues, type QueueHandler, type QueueOptions } from "./queue"

function given(handler: QueueHandler, options: Omit<QueueOptions, "handler"> = {}) {
  let clock = Date.parse("2026-03-09T14:00:00Z")
  const failures: unknown[] = []
  const queues = createQueues({
    region: "us-east-1",
    account: "0",
    now: () => new Date(clock),
    onFailure: (_, error) => failures.push(error),
  })
  queues.add("work", { handler, ...options })
  queues.pause()
  return { queues, failures, pass: (seconds: number) => (clock += seconds * 1000) }
}
const bodies = (event: SQSEvent) => event.Records.map((record) => record.body)

describe("delivery", () => {
  test("hands over batches of at most ten, in the shape of Lambda's trigger", async () => {
    const seen: SQSEvent[] = []
    const { queues } = given(async (event) => void seen.push(event))
    for (let i = 0; i < 12; i++) queues.send("work", `${i}`)
    await queues.drain()
    expect(seen.map((event) => event.Records.length)).toEqual([10, 2])
    expect(seen[0]?.Records[0]).toMatchObject({
      body: "0",
      eventSource: "aws:sqs",
      eventSourceARN: "arn:aws:sqs:us-east-1:0:work",
      attributes: { ApproximateReceiveCount: "1" },
    })
  })

  test("delivers what a handler sends while draining", async () => {
    const seen: string[] = []
    const { queues } = given(async (event) => {
      seen.push(...bodies(event))
      if (seen.length < 5) queues.send("work", `${seen.length}`)
    })
    queues.send("work", "0")
    await queues.drain()
    expect(seen).toEqual(["0", "1", "2", "3", "4"])
  })

  test("delivers by itself when it is not paused", async () => {
    let done = () => {}
    const delivered = new Promise<void>((resolve) => (done = resolve))
    const { queues } = given(async () => done())
    queues.resume()
    queues.send("work", "x")
    await delivered
    await queues.stop()
  })

  test("keeps a delayed message until the product's clock says so", async () => {
    const seen: string[] = []
    const { queues, pass } = given(async (event) => void seen.push(...bodies(event)))
    queues.send("work", "later", { delaySeconds: 60 })
    await queues.drain()
    expect(seen).toEqual([])
    pass(60)
    await queues.drain()
    expect(seen).toEqual(["later"])
  })
})

describe("redelivery", () => {
  test("gives back only the messages that a batch names as failed", async () => {
    const seen: string[] = []
    const { queues } = given(async (event) => {
      seen.push(...bodies(event))
      const bad = event.Records.filter(
        (record) => record.body === "bad" && record.attributes.ApproximateReceiveCount === "1",
      )
      return { batchItemFailures: bad.map((record) => ({ itemIdentifier: record.messageId })) }
    })
    for (const body of ["a", "bad", "b"]) queues.send("work", body)
    await queues.drain()
    expect(seen).toEqual(["a", "bad", "b", "bad"])
    expect(queues.deadLetters()).toEqual([])
  })

  test("gives the whole batch back when the handler throws, and when it names a message it was not given", async () => {
    let calls = 0
    const { queues, failures } = given(async () => {
      calls++
      if (calls === 1) throw new Error("killed")
      if (calls === 2) return { batchItemFailures: [{ itemIdentifier: "unheard" }] }
      return undefined
    })
    queues.send("work", "a")
    queues.send("work", "b")
    await queues.drain()
    expect(calls).toBe(3)
    expect(failures).toHaveLength(1)
  })

  test("puts a message aside after its last delivery, and takes it back on request", async () => {
    let broken = true
    const { queues } = given(async () => {
      if (broken) throw new Error("no")
    })
    queues.send("work", "a")
    await queues.drain()
    expect(queues.deadLetters()).toMatchObject([{ queue: "work", body: "a", receives: 5 }])
    broken = false
    queues.redrive()
    await queues.drain()
    expect(queues.deadLetters()).toEqual([])
    expect(queues.waiting()).toBe(0)
  })

  test("waits longer before each delivery when nobody hurries it", async () => {
    const at: number[] = []
    const { queues } = given(
      async () => {
        at.push(Date.now())
        if (at.length < 4) throw new Error("no")
      },
      { backoff: 20 },
    )
    queues.resume()
    queues.send("work", "a")
    while (at.length < 4) await new Promise((done) => setTimeout(done, 10))
    await queues.stop()
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    expect(waits[0]).toBeGreaterThanOrEqual(19)
    expect(waits[1]).toBeGreaterThanOrEqual(39)
    expect(waits[2]).toBeGreaterThanOrEqual(79)
  })
})

describe("disturbance", () => {
  test("a message may come twice, under one id", async () => {
    const seen: string[] = []
    const { queues } = given(async (event) => void seen.push(...event.Records.map((record) => record.messageId)))
    queues.disturb({ copies: 1 })
    const id = queues.send("work", "a")
    await queues.drain()
    expect(seen).toEqual([id, id])
  })

  test("messages may come out of order", async () => {
    const seen: string[] = []
    const { queues } = given(async (event) => void seen.push(...bodies(event)), { batchSize: 1, concurrency: 1 })
    queues.disturb({ reverse: true })
    for (const body of ["a", "b", "c"]) queues.send("work", body)
    await queues.drain()
    expect(seen).toEqual(["c", "b", "a"])
  })
})
