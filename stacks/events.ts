import { WorkerQueue } from "@ventanilla/infra/worker-queue"
import { Duration } from "aws-cdk-lib"
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions"
import { Topic } from "aws-cdk-lib/aws-sns"
import type { StackContext } from "sst/constructs"
import { namesOf } from "./settings"

/** One queue a kind of job, so that a digest never waits behind an onboarding. Operators subscribe to `alarms`. */
export function Events({ app, stack }: StackContext) {
  const alarms = new Topic(stack, "Alarms", { topicName: `${namesOf(app.stage).prefix}-alarms`, enforceSSL: true })
  const alarmAction = new SnsAction(alarms)
  const queue = (id: string, job: string, handlerTimeout: Duration) =>
    new WorkerQueue(stack, id, { queueName: namesOf(app.stage).queue(job), handlerTimeout, alarmAction })
  return {
    alarms,
    digest: queue("Digest", "digest", Duration.minutes(2)),
    provisioning: queue("Provisioning", "provisioning", Duration.minutes(5)),
    statistics: queue("Statistics", "statistics", Duration.minutes(1)),
  }
}
