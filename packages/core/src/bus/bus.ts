import type { SQSClient } from "@aws-sdk/client-sqs"
import * as Aws from "../util/aws"
import { Config } from "../util/config"
import { failureName, Log } from "../util/log"
import type { Job } from "./bus.schema"

let client: SQSClient | undefined

async function queues(): Promise<SQSClient> {
  const { SQSClient } = await import("@aws-sdk/client-sqs")
  client ??= Aws.open(SQSClient, "sqs")
  return client
}

/**
 * Hands a job to its queue, after the write has held. The queue only hurries: every job is also found from the tables by
 * the next tick, so a failure here is logged and loses nothing.
 */
export async function hurry(job: Job, delaySeconds = 0): Promise<void> {
  try {
    await send(job, delaySeconds)
  } catch (error) {
    Log.warn("bus.not_hurried", { job: job.type, tenantID: job.tenantID, failure: failureName(error) })
  }
}

/** As `hurry`, and fails loudly: for the planner, whose own retry is the remedy. */
export async function send(job: Job, delaySeconds = 0): Promise<void> {
  const { SendMessageCommand } = await import("@aws-sdk/client-sqs")
  const message = { QueueUrl: Config.queueUrl(job.type), MessageBody: JSON.stringify(job) }
  await (await queues()).send(
    new SendMessageCommand(delaySeconds > 0 ? { ...message, DelaySeconds: delaySeconds } : message),
  )
}

/**
 * As `send`, for jobs of one queue: ten a call, which is as many as SQS takes. Every call is made whatever becomes of the
 * others; throws when a job was not taken.
 */
export async function sendAll(jobs: Job[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(jobs.length / 10) }, (_, index) =>
    jobs.slice(index * 10, index * 10 + 10),
  )
  const results = await Promise.allSettled(parts.map(sendPart))
  const failed = results.find((result) => result.status === "rejected")
  if (failed) throw failed.reason
}

async function sendPart(jobs: Job[]): Promise<void> {
  const [first] = jobs
  if (!first) return
  const { SendMessageBatchCommand } = await import("@aws-sdk/client-sqs")
  const Entries = jobs.map((job, index) => ({ Id: String(index), MessageBody: JSON.stringify(job) }))
  const { Failed = [] } = await (await queues()).send(
    new SendMessageBatchCommand({ QueueUrl: Config.queueUrl(first.type), Entries }),
  )
  if (Failed.length > 0) throw new NotQueued(Failed[0]?.Code)
}

/** SQS took a batch and not all that was in it. */
class NotQueued extends Error {
  override name = "NotQueued"
}

/** Forgets the client; for tests that change endpoints. */
export function forget() {
  client = undefined
}
