import { Act } from "@ventanilla/core/actor"
import { Job } from "@ventanilla/core/bus"
import { Digest } from "@ventanilla/core/digest"
import { failureName, Log } from "@ventanilla/core/util/log"
import type { SQSBatchResponse, SQSEvent } from "aws-lambda"

/** The queue's handler: one consulate's tick a message. What failed, and only that, is delivered again. */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse["batchItemFailures"] = []
  for (const record of event.Records) {
    try {
      const job = Job.parse(JSON.parse(record.body))
      if (job.type !== "digest") throw new Error("Not a digest job")
      const done = await Act.with({ type: "system", tenantID: job.tenantID, job: "digest" }, () =>
        Digest.run({ tick: job.tick }),
      )
      if (done.mails > 0) Log.info("digest.run", { tenantID: job.tenantID, ...done })
    } catch (error) {
      Log.error("digest.message_failed", { messageID: record.messageId, failure: failureName(error) })
      batchItemFailures.push({ itemIdentifier: record.messageId })
    }
  }
  return { batchItemFailures }
}
