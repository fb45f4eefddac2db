import { Duration } from "aws-cdk-lib"
import { Alarm, ComparisonOperator, type IAlarmAction, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch"
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs"
import { Construct } from "constructs"

export type WorkerQueueProps = {
  queueName: string
  /** The longest that one batch may run in its function; the message stays hidden six times as long. */
  handlerTimeout: Duration
  /** Deliveries before a message is set aside. */
  attempts?: number
  /** Told when a message was set aside, or when the oldest has waited too long. */
  alarmAction?: IAlarmAction
}

/** A queue, its dead letters and the alarms that watch them: never one without the others. */
export class WorkerQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue
  readonly alarms: readonly Alarm[]

  constructor(
    scope: Construct,
    id: string,
    { queueName, handlerTimeout, attempts = 5, alarmAction }: WorkerQueueProps,
  ) {
    super(scope, id)
    const sealed = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.deadLetters = new Queue(this, "DeadLetters", {
      queueName: `${queueName}-dead-letters`,
      retentionPeriod: Duration.days(14),
      ...sealed,
    })
    this.queue = new Queue(this, "Queue", {
      queueName,
      visibilityTimeout: Duration.seconds(handlerTimeout.toSeconds() * 6),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
      ...sealed,
    })
    this.alarms = [
      new Alarm(this, "SetAside", {
        alarmDescription: `A message of ${queueName} was given up after ${attempts} deliveries`,
        metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(5),
          statistic: "max",
        }),
        threshold: 1,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
      new Alarm(this, "Waiting", {
        alarmDescription: `A message of ${queueName} has waited for half an hour: two ticks passed`,
        metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: "max" }),
        threshold: Duration.minutes(30).toSeconds(),
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    ]
    if (alarmAction) for (const alarm of this.alarms) alarm.addAlarmAction(alarmAction)
  }
}
