import { Duration } from "aws-cdk-lib"
import { Alarm, ComparisonOperator, type IAlarmAction, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch"
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type DeadLettersProps = {
  /** What the messages were given up for; the queue is this and `-dead-letters`. */
  name: string
  /** How the alarm says what happened. */
  description: string
  /** Told when a message was set aside. */
  alarmAction?: IAlarmAction
}

/** Where messages go that were given up: kept a fortnight, encrypted, and never without the alarm that says so. */
export class DeadLetters extends Construct {
  readonly queue: Queue
  readonly alarm: Alarm

  constructor(scope: Construct, id: string, { name, description, alarmAction }: DeadLettersProps) {
    super(scope, id)
    this.queue = new Queue(this, "Queue", {
      queueName: `${name}-dead-letters`,
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    })
    this.alarm = new Alarm(this, "SetAside", {
      alarmName: `${name}-set-aside`,
      alarmDescription: description,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: "max" }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    if (alarmAction) this.alarm.addAlarmAction(alarmAction)
    NagSuppressions.addResourceSuppressions(this.queue, [
      {
        id: "AwsSolutions-SQS3",
        reason: "This is where dead letters go; its alarm calls a person, not another queue.",
      },
    ])
  }
}
