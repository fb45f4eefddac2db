import { createHash, randomUUID } from "node:crypto"
import type { SQSBatchResponse, SQSEvent, SQSMessageAttributes } from "aws-lambda"

export type Message = {
  id: string
  body: string
  attributes: SQSMessageAttributes
  /** Product time. */
  sent: number
  due: number
  /** Machine time: backoff is about machines. */
  retryAt: number
  receives: number
}

export const md5 = (value: string) => createHash("md5").update(value).digest("hex")

/** The event that Lambda's SQS trigger would hand over for this batch. */
export function eventOf(arn: string, awsRegion: string, batch: Message[]): SQSEvent {
  return {
    Records: batch.map((message) => ({
      messageId: message.id,
      receiptHandle: randomUUID(),
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sent),
        SenderId: "AIDALOCAL",
        ApproximateFirstReceiveTimestamp: String(message.sent),
      },
      messageAttributes: message.attributes,
      md5OfBody: md5(message.body),
      eventSource: "aws:sqs",
      eventSourceARN: arn,
      awsRegion,
    })),
  }
}

/** The messages to deliver again. As on AWS, an answer that names an unknown message fails the whole batch. */
export function failuresOf(batch: Message[], response: SQSBatchResponse | undefined): Set<string> {
  const named = (response?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier)
  const ids = new Set(batch.map((message) => message.id))
  return named.every((id) => ids.has(id)) ? new Set(named) : ids
}
