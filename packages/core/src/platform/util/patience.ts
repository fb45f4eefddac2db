/** How often a service is asked, and how long one answer is waited for. Milliseconds. */
export type Patience = { maxAttempts: number; connectionTimeout: number; requestTimeout: number }

/**
 * For every service the product calls. A request of staff calls DynamoDB several times in a row, so one call may cost only a
 * part of what the answer may take. A mail is tried once: SES cannot be asked whether the first try arrived, and the digest
 * has its own second try. A queue only hurries what the tick finds anyway.
 */
const services = {
  dynamodb: { maxAttempts: 4, connectionTimeout: 1000, requestTimeout: 1500 },
  sts: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2000 },
  kms: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2000 },
  s3: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2500 },
  sqs: { maxAttempts: 2, connectionTimeout: 500, requestTimeout: 1000 },
  cognito: { maxAttempts: 3, connectionTimeout: 1000, requestTimeout: 2000 },
  // A file is judged once: its function ends by itself after six seconds, and a file that it cannot judge is not its last.
  lambda: { maxAttempts: 1, connectionTimeout: 1000, requestTimeout: 8000 },
  ses: { maxAttempts: 1, connectionTimeout: 1000, requestTimeout: 8000 },
} as const satisfies Record<string, Patience>
export type Service = keyof typeof services

/** What the API takes before it says that the service did not answer: below its Lambda's own 20 seconds. */
const answer = 15_000
/** What is left of a worker's time when it stops and hands back what it has not done. */
const margin = 5000

// Standard mode of the SDK: a random part of a base that doubles, longer after a throttle.
const longestPause = { throttled: 1000, other: 50 }
let scale = 1
const scaled = (time: number) => Math.max(1, Math.round(time * scale))

export const Patience = {
  services: Object.keys(services) as Service[],
  of(service: Service): Patience {
    const { maxAttempts, connectionTimeout, requestTimeout } = services[service]
    return { maxAttempts, connectionTimeout: scaled(connectionTimeout), requestTimeout: scaled(requestTimeout) }
  },
  /** The longest that one call of a service can take, its repetitions and their pauses included. Milliseconds. */
  longest(service: Service): number {
    const { maxAttempts, requestTimeout } = this.of(service)
    const pauses = longestPause.throttled * (2 ** (maxAttempts - 1) - 1)
    return maxAttempts * requestTimeout + pauses
  },
  answer: () => scaled(answer),
  margin: () => scaled(margin),
  /** Shorter or longer than it is in earnest, for clients opened from now on; for tests. */
  scale(factor: number): void {
    scale = factor
  },
}
