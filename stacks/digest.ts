import { Duration } from "aws-cdk-lib"
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler"
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"

/** The tick finds what is due in every active consulate; the queue carries one consulate's tick a message. */
export function Digest({ stack }: StackContext) {
  const { roles } = use(Access)
  const plan = door(stack, "plan", {
    handler: "packages/functions/src/digest/plan.handler",
    role: roles.plan,
    timeout: Duration.minutes(1),
  })
  new Schedule(stack, "Tick", {
    schedule: ScheduleExpression.rate(Duration.minutes(15)),
    // A missed tick is caught up by the next: an old one is not worth repeating.
    target: new LambdaInvoke(plan, { retryAttempts: 2, maxEventAge: Duration.minutes(10) }),
  })
  const send = door(stack, "digest", {
    handler: "packages/functions/src/digest/send.handler",
    role: roles.digest,
    timeout: Duration.minutes(2),
  })
  send.addEventSource(
    new SqsEventSource(use(Events).digest.queue, { batchSize: 5, maxConcurrency: 10, reportBatchItemFailures: true }),
  )
}
