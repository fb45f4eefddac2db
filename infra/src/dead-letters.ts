import { Duration } from "aws-cdk-lib"
import { Alarm, ComparisonOperator, type IAlarmAction, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch"
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type DeadLettersProps = {
  /** The prefix of the queue's name, before `-dead-letters`. */
  name: string
  /** The text of the alarm. */
  description: string
  /** Notified when a message becomes a dead letter. */
  alarmAction?: IAlarmAction
}

/** A dead-letter queue: messages kept for 14 days, encrypted, always with its alarm. */
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
