import { Duration } from "aws-cdk-lib"
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam"
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources"
import { Schedule, ScheduleExpression } from "aws-cdk-lib/aws-scheduler"
import { LambdaInvoke } from "aws-cdk-lib/aws-scheduler-targets"
import { NagSuppressions } from "cdk-nag"
import { type StackContext, use } from "sst/constructs"
import { Access } from "./access"
import { door } from "./door"
import { Events } from "./events"

/** The tick finds what is due in every active consulate; the queue carries one consulate's tick per message. */
export function Digest({ stack }: StackContext) {
  const { roles } = use(Access)
  const plan = door(stack, "plan", {
    handler: "packages/functions/src/digest/plan.handler",
    role: roles.plan,
    timeout: Duration.minutes(1),
    atOnce: 2,
  })
  const clock = new Role(stack, "Clock", {
    assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
      conditions: {
        StringEquals: {
          "aws:SourceAccount": stack.account,
          "aws:SourceArn": stack.formatArn({
            service: "scheduler",
            resource: "schedule-group",
            resourceName: "default",
          }),
        },
      },
    }),
  })
  new Schedule(stack, "Tick", {
    schedule: ScheduleExpression.rate(Duration.minutes(15)),
    // A missed tick is caught up by the next: an old one is not worth repeating.
    target: new LambdaInvoke(plan, { role: clock, retryAttempts: 2, maxEventAge: Duration.minutes(10) }),
  })
  NagSuppressions.addResourceSuppressions(
    clock,
    [{ id: "AwsSolutions-IAM5", reason: "The planner and its versions: CDK grants one function so." }],
    true,
  )
  const send = door(stack, "digest", {
    handler: "packages/functions/src/digest/send.handler",
    role: roles.digest,
    timeout: Duration.minutes(2),
    atOnce: 10,
  })
  send.addEventSource(
    new SqsEventSource(use(Events).digest.queue, { batchSize: 5, maxConcurrency: 10, reportBatchItemFailures: true }),
  )
}
