/** Retries and time-outs of one service. Milliseconds. */
export type Timeouts = { maxAttempts: number; connectionTimeout: number; requestTimeout: number }

/**
 * Retries and time-outs of every service that the product calls. A request of staff makes several DynamoDB calls in a
 * row, so each call may use only part of the time for the answer. A mail is tried once: SES cannot be asked whether the
 * first try arrived, and the digest has its own second try. Queues only save time, because the tick finds every job
 * anyway.
 */
const services = {
  dynamodb: { maxAttempts: 4, connectionTimeout: 1000, requestTimeout: 1500 },
  sts: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2000 },
  kms: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2000 },
  s3: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2500 },
  sqs: { maxAttempts: 2, connectionTimeout: 500, requestTimeout: 1000 },
  cognito: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2000 },
  // A file is judged once: the judging function stops by itself after six seconds, and survives a file that it cannot
  // judge.
  lambda: { maxAttempts: 1, connectionTimeout: 1000, requestTimeout: 8000 },
  ses: { maxAttempts: 1, connectionTimeout: 1000, requestTimeout: 8000 },
} as const satisfies Record<string, Timeouts>
export type Service = keyof typeof services

/** Milliseconds until the API reports that a service did not answer: less than its Lambda's own 20 seconds. */
const answer = 15_000
/** Milliseconds of a worker's time that are left when it stops and hands back unfinished work. */
const margin = 5000

// The SDK's standard mode: a random part of a base that doubles, longer after a throttle.
const longestPause = { throttled: 1000, other: 50 }
let scale = 1
const scaled = (time: number) => Math.max(1, Math.round(time * scale))

export const Timeouts = {
  services: Object.keys(services) as Service[],
  of(service: Service): Timeouts {
    const { maxAttempts, connectionTimeout, requestTimeout } = services[service]
    return { maxAttempts, connectionTimeout: scaled(connectionTimeout), requestTimeout: scaled(requestTimeout) }
  },
  /** The longest that one call of a service can take, including retries and their pauses. Milliseconds. */
  longest(service: Service): number {
    const { maxAttempts, requestTimeout } = this.of(service)
    const pauses = longestPause.throttled * (2 ** (maxAttempts - 1) - 1)
    return maxAttempts * requestTimeout + pauses
  },
  answer: () => scaled(answer),
  margin: () => scaled(margin),
  /** Scales the time-outs of clients opened from now on; for tests. */
  scale(factor: number): void {
    scale = factor
  },
}
