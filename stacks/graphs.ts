import { functions } from "@ventanilla/core/util/function.names"
import type { Graph } from "@ventanilla/infra/operations"
import type { WorkerQueue } from "@ventanilla/infra/worker-queue"
import type { IMetric } from "aws-cdk-lib/aws-cloudwatch"
import type { IQueue } from "aws-cdk-lib/aws-sqs"
import { measuresOf } from "./measures"
import { namesOf } from "./settings"

type Shown = {
  /** Metrics of the API: requests, refusals, failures. */
  front: IMetric[]
  /** The same metrics of the origin of files. */
  files: IMetric[]
  queues: Record<string, WorkerQueue>
  /** All dead-letter queues. */
  deadLetters: IQueue[]
}

/** The graphs of a stage's dashboard, from what users notice to what AWS counts. */
export function graphsOf(stage: string, { front, files, queues, deadLetters }: Shown): Graph[] {
  const { own, lambda, everywhere, metric } = measuresOf(stage)
  const { registryTable } = namesOf(stage)
  const registry = (name: string) =>
    metric("AWS/DynamoDB", { TableName: registryTable }, { metricName: name, statistic: "sum", label: name })
  return [
    { title: "Requests and failures", metrics: [own("api", "Requests", "sum")], right: [own("api", "Errors", "sum")] },
    {
      title: "Strangers and partners: requests and failures",
      metrics: [own("open", "Requests", "sum")],
      right: [own("open", "Errors", "sum")],
    },
    { title: "Latency (ms)", metrics: ["p50", "p95", "p99"].map((p) => own("api", "Latency", p, p)) },
    { title: "What the front counted", metrics: front },
    { title: "What the front of files counted", metrics: files },
    {
      title: "Digest lag (s)",
      metrics: [own("digest", "DigestLag", "max"), own("digest", "DigestLag", "p50", "median")],
    },
    {
      title: "Queue age (s)",
      metrics: Object.entries(queues).map(([label, { queue }]) =>
        queue.metricApproximateAgeOfOldestMessage({ statistic: "max", label }),
      ),
    },
    {
      title: "Dead letters",
      metrics: deadLetters.map((queue) => queue.metricApproximateNumberOfMessagesVisible({ statistic: "max" })),
    },
    {
      title: "Failures of the work",
      metrics: [
        own("provisioning", "ProvisioningFailed", "sum"),
        own("digest", "TickFailed", "sum"),
        own("digest", "ChainBroken", "sum"),
        everywhere("MailFailed", (at) => own(at, "MailFailed", "sum")),
      ],
    },
    {
      title: "Throttles and failed calls",
      metrics: [
        everywhere("Throttled by AWS", (at) => own(at, "Throttled", "sum")),
        everywhere("Failed after every retry", (at) => own(at, "DependencyFailed", "sum")),
        everywhere("Refused starts", (at) => lambda(at, "Throttles", "sum")),
      ],
    },
    { title: "Functions at once", metrics: functions.map((at) => lambda(at, "ConcurrentExecutions", "max")) },
    { title: "Crashes", metrics: functions.map((at) => lambda(at, "Errors", "sum")) },
    {
      title: "Registry: capacity and refusals",
      metrics: [registry("ConsumedReadCapacityUnits"), registry("ConsumedWriteCapacityUnits")],
      right: [registry("ReadThrottleEvents"), registry("WriteThrottleEvents")],
    },
    {
      title: "Mail",
      metrics: ["Send", "Bounce", "Complaint", "Reject"].map((name) =>
        metric("AWS/SES", {}, { metricName: name, statistic: "sum", label: name }),
      ),
    },
  ]
}
