import { Duration } from "aws-cdk-lib"
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"

/** One consulate at a time a message: the steps are checkpointed, so a message cut short resumes where it stood. */
export function Provisioning({ stack }: StackContext) {
  const run = door(stack, "provisioning", {
    handler: "packages/functions/src/provisioning/run.handler",
    role: use(Access).roles.provisioning,
    timeout: Duration.minutes(5),
    atOnce: 5,
  })
  run.addEventSource(
    // DynamoDB makes a bounded number of tables at once in an account.
    new SqsEventSource(use(Events).provisioning.queue, {
      batchSize: 1,
      maxConcurrency: 5,
      reportBatchItemFailures: true,
    }),
  )
}
