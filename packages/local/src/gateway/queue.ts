import { randomUUID } from "node:crypto"
import type { SQSBatchResponse, SQSEvent } from "aws-lambda"
import { eventOf, failuresOf, type Message } from "./message"

export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | undefined> | Promise<void>
export type QueueOptions = {
  handler: QueueHandler
  batchSize?: number
  /** Batches in hand at once. */
  concurrency?: number
  maxReceiveCount?: number
  /** The wait before the second delivery; doubled for each one after it. */
  backoff?: number
}
export type DeadLetter = { queue: string; messageID: string; body: string; receives: number; at: string }
/** Delivery that a standard queue is allowed and rarely shows: each message `copies` times more, or the newest first. */
export type Disturbance = { copies?: number; reverse?: boolean }
export type Queues = ReturnType<typeof createQueues>

type Queue = Required<QueueOptions> & { name: string; arn: string; waiting: Message[]; running: number }

const longestBackoff = 15 * 60_000
const shortestTimer = 1

/**
 * Named queues in this process, each with the handler that Lambda would call: batches, redelivery with backoff, dead letters.
 * Nothing here is kept over a restart: what must happen is found again by the tick.
 */
export function createQueues(options: {
  region: string
  account: string
  /** The product's clock: a delay is over when it says so. */
  now: () => Date
  /** Whether the process that takes the messages has died: it takes none until it is revived. */
  dead?: () => boolean
  onFailure?: (queue: string, error: unknown) => void
}) {
  const queues = new Map<string, Queue>()
  const deadLetters: DeadLetter[] = []
  let disturbance: Disturbance = {}
  let paused = false
  let timer: NodeJS.Timeout | undefined
  const settled: (() => void)[] = []
  const now = () => options.now().getTime()

  const isDue = (message: Message, hurried: boolean) =>
    message.due <= now() && (hurried || message.retryAt <= Date.now())

  function take(queue: Queue, hurried: boolean): Message[] {
    const due = queue.waiting.filter((message) => isDue(message, hurried))
    const batch = (disturbance.reverse ? due.reverse() : due).slice(0, queue.batchSize)
    queue.waiting = queue.waiting.filter((message) => !batch.includes(message))
    return batch
  }

  async function deliver(queue: Queue, batch: Message[]): Promise<void> {
    queue.running++
    for (const message of batch) message.receives++
    let failed: Set<string>
    try {
      failed = failuresOf(batch, (await queue.handler(eventOf(queue.arn, options.region, batch))) ?? undefined)
    } catch (error) {
      options.onFailure?.(queue.name, error)
      failed = new Set(batch.map((message) => message.id))
    }
    for (const message of batch) if (failed.has(message.id)) giveBack(queue, message)
    queue.running--
    for (const resolve of settled.splice(0)) resolve()
    pump()
  }

  function giveBack(queue: Queue, message: Message) {
    if (message.receives >= queue.maxReceiveCount) {
      const { id, body, receives } = message
      deadLetters.push({ queue: queue.name, messageID: id, body, receives, at: options.now().toISOString() })
      return
    }
    message.retryAt = Date.now() + Math.min(longestBackoff, queue.backoff * 2 ** (message.receives - 1))
    queue.waiting.push(message)
  }

  /** Starts every batch that may start. */
  function start(hurried: boolean): boolean {
    let started = false
    if (options.dead?.()) return false
    for (const queue of queues.values()) {
      while (queue.running < queue.concurrency) {
        const batch = take(queue, hurried)
        if (batch.length === 0) break
        started = true
        void deliver(queue, batch)
      }
    }
    return started
  }

  function pump() {
    clearTimeout(timer)
    timer = undefined
    if (paused) return
    start(false)
    const waits = [...queues.values()].flatMap((queue) =>
      queue.running < queue.concurrency
        ? queue.waiting.map((message) => Math.max(message.due - now(), message.retryAt - Date.now()))
        : [],
    )
    if (waits.length === 0) return
    timer = setTimeout(pump, Math.max(shortestTimer, Math.min(...waits, 60_000)))
    timer.unref()
  }

  const running = () => [...queues.values()].some((queue) => queue.running > 0)

  function named(name: string): Queue {
    const queue = queues.get(name)
    if (!queue) throw new Error(`There is no queue ${name}`)
    return queue
  }

  return {
    add(name: string, { handler, batchSize = 10, concurrency = 2, maxReceiveCount = 5, backoff = 1000 }: QueueOptions) {
      const arn = `arn:aws:sqs:${options.region}:${options.account}:${name}`
      const limited = Math.min(10, batchSize)
      queues.set(name, {
        name,
        arn,
        handler,
        batchSize: limited,
        concurrency,
        maxReceiveCount,
        backoff,
        waiting: [],
        running: 0,
      })
    },
    has: (name: string) => queues.has(name),
    names: () => [...queues.keys()],
    send(name: string, body: string, { delaySeconds = 0, attributes = {} as Message["attributes"] } = {}): string {
      const queue = named(name)
      const id = randomUUID()
      for (let copy = 0; copy <= (disturbance.copies ?? 0); copy++) {
        queue.waiting.push({
          id,
          body,
          attributes,
          sent: now(),
          due: now() + delaySeconds * 1000,
          retryAt: 0,
          receives: 0,
        })
      }
      if (!paused) setImmediate(pump)
      return id
    },
    /** Delivers until nothing is due by the product's clock and nothing is in hand. Redelivery does not wait here. */
    async drain(): Promise<void> {
      while (start(true) || running()) {
        if (running()) await new Promise<void>((resolve) => settled.push(resolve))
      }
    },
    pause() {
      paused = true
      clearTimeout(timer)
    },
    resume() {
      paused = false
      pump()
    },
    disturb(next: Disturbance = {}) {
      disturbance = next
    },
    /** How many messages wait, due or not. */
    waiting: (name?: string) =>
      [...queues.values()]
        .filter((queue) => !name || queue.name === name)
        .reduce((sum, queue) => sum + queue.waiting.length, 0),
    deadLetters: () => [...deadLetters],
    /** Puts the dead letters back, as an operator would after the cause is mended. */
    redrive() {
      for (const { queue, messageID, body } of deadLetters.splice(0)) {
        named(queue).waiting.push({
          id: messageID,
          body,
          attributes: {},
          sent: now(),
          due: now(),
          retryAt: 0,
          receives: 0,
        })
      }
      pump()
    },
    /** Forgets everything that waits: what a killed process would forget. */
    clear() {
      for (const queue of queues.values()) queue.waiting = []
      deadLetters.length = 0
    },
    /** No further delivery; waits for the batches in hand. */
    async stop(): Promise<void> {
      paused = true
      clearTimeout(timer)
      while (running()) await new Promise<void>((resolve) => settled.push(resolve))
    },
  }
}
