import { Duration } from "aws-cdk-lib"
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"

/** Copies a consulate's totals to the registry, where headquarters reads them. */
export function Statistics({ stack }: StackContext) {
  const publish = door(stack, "statistics", {
    handler: "packages/functions/src/statistics/publish.handler",
    role: use(Access).roles.statistics,
    timeout: Duration.minutes(1),
    atOnce: 5,
  })
  publish.addEventSource(
    new SqsEventSource(use(Events).statistics.queue, {
      batchSize: 10,
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    }),
  )
}
