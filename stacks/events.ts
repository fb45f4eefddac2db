import { DeadLetters } from "@ventanilla/infra/dead-letters"
import { NoticeTopic } from "@ventanilla/infra/notice-topic"
import { WorkerQueue } from "@ventanilla/infra/worker-queue"
import { Duration } from "aws-cdk-lib"
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions"
import type { StackContext } from "sst/constructs"
import { namesOf } from "./settings"

/** One queue per kind of job, so that a digest never waits behind an onboarding. Operators subscribe to `alarms`. */
export function Events({ app, stack }: StackContext) {
  const { prefix, queue: nameOf } = namesOf(app.stage)
  const { topic: alarms } = new NoticeTopic(stack, "Alarms", {
    topicName: `${prefix}-alarms`,
    prefix,
    publisher: "cloudwatch.amazonaws.com",
    sourceArn: stack.formatArn({ service: "cloudwatch", resource: `alarm:${prefix}-*` }),
  })
  const alarmAction = new SnsAction(alarms)
  const queue = (id: string, job: string, handlerTimeout: Duration) =>
    new WorkerQueue(stack, id, { queueName: nameOf(job), handlerTimeout, alarmAction })
  stack.addOutputs({ alarms: alarms.topicArn })
  return {
    alarms,
    alarmAction,
    digest: queue("Digest", "digest", Duration.minutes(2)),
    provisioning: queue("Provisioning", "provisioning", Duration.minutes(5)),
    statistics: queue("Statistics", "statistics", Duration.minutes(1)),
    /** Bounces and complaints that could not be handled: a lost one would let digests go on to a dead mailbox. */
    lostReturns: new DeadLetters(stack, "LostReturns", {
      name: nameOf("mail-events"),
      description: "A bounce or a complaint could not be dealt with: its mailbox is not paused yet",
      alarmAction,
    }),
  }
}
