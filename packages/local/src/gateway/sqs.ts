import type { ServerResponse } from "node:http"
import { answerJson } from "./http"
import { md5 } from "./message"
import type { Verdict } from "./policy"
import type { Queues } from "./queue"

const largest = 256 * 1024

type Entry = { Id?: string; MessageBody?: string; DelaySeconds?: number }

const queueName = (url: unknown) => (typeof url === "string" ? (url.split("/").at(-1) ?? "") : "")

const refuse = (response: ServerResponse, code: string, message: string) =>
  answerJson(response, 400, { __type: `com.amazonaws.sqs#${code}`, message })

/** `SendMessage` and `SendMessageBatch`, which is all that the product asks of SQS. */
export function sqs(
  response: ServerResponse,
  action: string,
  request: Record<string, unknown>,
  verdict: Verdict,
  queues: Queues,
) {
  const name = queueName(request.QueueUrl)
  if (!verdict.allow) return refuse(response, "AccessDenied", verdict.message)
  if (!queues.has(name)) return refuse(response, "QueueDoesNotExist", "The specified queue does not exist.")
  const entries = (action === "SendMessageBatch" ? (request.Entries ?? []) : [request]) as Entry[]
  const problem = problemOf(action, entries)
  if (problem) return refuse(response, ...problem)
  const sent = entries.map(({ Id, MessageBody = "", DelaySeconds = 0 }) => ({
    ...(Id === undefined ? {} : { Id }),
    MessageId: queues.send(name, MessageBody, { delaySeconds: DelaySeconds }),
    MD5OfMessageBody: md5(MessageBody),
  }))
  answerJson(response, 200, action === "SendMessageBatch" ? { Successful: sent, Failed: [] } : sent[0])
}

function problemOf(action: string, entries: Entry[]): [string, string] | undefined {
  if (action !== "SendMessage" && action !== "SendMessageBatch")
    return ["UnsupportedOperation", `${action} is not offered locally.`]
  if (entries.length === 0) return ["EmptyBatchRequest", "There should be at least one entry in the request."]
  if (entries.length > 10) return ["TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10."]
  if (entries.some(({ MessageBody }) => !MessageBody))
    return ["MissingParameter", "The request must contain the parameter MessageBody."]
  const size = entries.reduce((sum, { MessageBody = "" }) => sum + Buffer.byteLength(MessageBody), 0)
  if (size > largest) return ["BatchRequestTooLong", "Batch requests cannot be longer than 262144 bytes."]
  if (entries.some(({ DelaySeconds = 0 }) => DelaySeconds < 0 || DelaySeconds > 900)) {
    return ["InvalidParameterValue", "DelaySeconds must be between 0 and 900."]
  }
  if (action === "SendMessageBatch" && new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    return ["BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id."]
  }
  return undefined
}
