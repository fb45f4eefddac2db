import * as Aws from "../util/aws"
import { Config } from "../util/config"
import { failureName, Log } from "../util/log"
import { perProcess } from "../util/per-process"
import type { Job } from "./bus.schema"

const service = perProcess(async (own) => {
  const sdk = await import("@aws-sdk/client-sqs")
  return { sdk, client: Aws.open(sdk.SQSClient, "sqs", own) }
})

/**
 * Enqueues a job after its transaction committed; best effort. The queue only saves time: the next tick finds every job
 * in the tables anyway, so a failure here is logged and loses nothing.
 */
export async function tryEnqueue(job: Job, delaySeconds = 0): Promise<void> {
  try {
    await send(job, delaySeconds)
  } catch (error) {
    Log.warn("bus.not_hurried", { job: job.type, tenantID: job.tenantID, failure: failureName(error) })
  }
}

/** Like `tryEnqueue`, but throws: for the planner, which is retried as a whole. */
export async function send(job: Job, delaySeconds = 0): Promise<void> {
  const { sdk, client } = await service()
  const message = { QueueUrl: Config.queueUrl(job.type), MessageBody: JSON.stringify(job) }
  await client.send(new sdk.SendMessageCommand(delaySeconds > 0 ? { ...message, DelaySeconds: delaySeconds } : message))
}

/**
 * Like `send`, for jobs of one queue: ten per call, SQS's maximum. All calls are made even if some fail; throws when a
 * job was not accepted.
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
  const { sdk, client } = await service()
  const Entries = jobs.map((job, index) => ({ Id: String(index), MessageBody: JSON.stringify(job) }))
  const { Failed = [] } = await client.send(
    new sdk.SendMessageBatchCommand({ QueueUrl: Config.queueUrl(first.type), Entries }),
  )
  if (Failed.length > 0) throw new NotQueued(Failed[0]?.Code)
}

/** SQS accepted a batch only in part. */
class NotQueued extends Error {
  override name = "NotQueued"
}

/** Forgets the client; for tests that change endpoints. */
export const forget = service.forget
