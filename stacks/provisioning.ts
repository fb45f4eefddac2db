import { Duration } from "aws-cdk-lib"
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"

/** One consulate per message: the steps are checkpointed, so an interrupted message resumes where it stopped. */
export function Provisioning({ stack }: StackContext) {
  const run = door(stack, "provisioning", {
    handler: "packages/functions/src/provisioning/run.handler",
    role: use(Access).roles.provisioning,
    timeout: Duration.minutes(5),
    atOnce: 5,
  })
  run.addEventSource(
    // DynamoDB limits the number of tables that an account creates at once.
    new SqsEventSource(use(Events).provisioning.queue, {
      batchSize: 1,
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    }),
  )
}
