import { Act, type SystemActor } from "@ventanilla/core/platform/actor"
import { Job } from "@ventanilla/core/platform/bus"
import { createID } from "@ventanilla/core/util/id"
import { failureName, Log } from "@ventanilla/core/util/log"
import { Metric } from "@ventanilla/core/util/metric"
import { Request } from "@ventanilla/core/util/request"
import { Timeouts } from "@ventanilla/core/util/timeouts"
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda"
import { within } from "./within"

type Of<T extends Job["type"]> = Extract<Job, { type: T }>
type Timed = Pick<Context, "getRemainingTimeInMillis">

/**
 * The handler of a queue: each message runs as its actor; only failed messages are delivered again. It stops before
 * Lambda's time-out: messages not done by then count as failed, and those done before it are not repeated.
 */
export function consumer<T extends Job["type"]>(
  type: T,
  actorOf: (job: Of<T>) => SystemActor,
  run: (job: Of<T>) => Promise<unknown>,
) {
  function jobOf(record: SQSRecord): Of<T> {
    const job = Job.parse(JSON.parse(record.body))
    if (job.type !== type) throw new Error("A message of another queue")
    return job as Of<T>
  }

  async function carryOut(record: SQSRecord, context: Timed | undefined): Promise<boolean> {
    let about = {}
    try {
      const job = jobOf(record)
      about = { tenantID: job.tenantID }
      const work = async () => Act.with(actorOf(job), () => run(job))
      await (context ? within(context.getRemainingTimeInMillis() - Timeouts.margin(), work) : work())
      return true
    } catch (error) {
      Log.error("queue.message_failed", {
        queue: type,
        messageID: record.messageId,
        failure: failureName(error),
        ...about,
      })
      return false
    }
  }

  return async function handler(event: SQSEvent, context?: Timed): Promise<SQSBatchResponse> {
    const began = performance.now()
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
    for (const record of event.Records) {
      const info = { requestID: createID("request"), language: "es" as const }
      const done = await Request.with(info, () => carryOut(record, context))
      if (!done) batchItemFailures.push({ itemIdentifier: record.messageId })
    }
    const Errors = batchItemFailures.length
    const Latency = Math.round(performance.now() - began)
    Metric.put({ Requests: event.Records.length, Errors, Latency }, { queue: type })
    return { batchItemFailures }
  }
}
