import { Act, type SystemActor } from "@ventanilla/core/actor"
import { Job } from "@ventanilla/core/bus"
import { createID } from "@ventanilla/core/util/id"
import { failureName, Log } from "@ventanilla/core/util/log"
import { Request } from "@ventanilla/core/util/request"
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda"

type Of<T extends Job["type"]> = Extract<Job, { type: T }>

/** A queue's handler: each message enters its actor and runs; what failed, and only that, is delivered again. */
export function consumer<T extends Job["type"]>(
  type: T,
  actorOf: (job: Of<T>) => SystemActor,
  run: (job: Of<T>) => Promise<unknown>,
) {
  async function carryOut(record: SQSRecord) {
    const job = Job.parse(JSON.parse(record.body))
    if (job.type !== type) throw new Error("A message of another queue")
    const mine = job as Of<T>
    const info = { requestID: createID("request"), language: "es" as const }
    await Request.with(info, () => Act.with(actorOf(mine), () => run(mine)))
  }

  return async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
    for (const record of event.Records) {
      try {
        await carryOut(record)
      } catch (error) {
        Log.error("queue.message_failed", { queue: type, messageID: record.messageId, failure: failureName(error) })
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
    return { batchItemFailures }
  }
}
