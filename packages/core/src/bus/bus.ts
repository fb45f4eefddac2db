import { Config } from "../util/config"
import { kept } from "../util/kept"
import { failureName, Log } from "../util/log"
import type { Job } from "./bus.schema"

const service = kept(async (own) => {
  const sdk = await import("@aws-sdk/client-sqs")
  return { sdk, client: new sdk.SQSClient(own) }
})

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
  const { sdk, client } = await service()
  const message = { QueueUrl: Config.queueUrl(job.type), MessageBody: JSON.stringify(job) }
  await client.send(new sdk.SendMessageCommand(delaySeconds > 0 ? { ...message, DelaySeconds: delaySeconds } : message))
}

/** Forgets the client; for tests that change endpoints. */
export const forget = service.forget
