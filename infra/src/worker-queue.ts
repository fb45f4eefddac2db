import { Duration } from "aws-cdk-lib"
import { Alarm, ComparisonOperator, type IAlarmAction, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch"
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs"
import { Construct } from "constructs"
import { DeadLetters } from "./dead-letters"

export type WorkerQueueProps = {
  queueName: string
  /** The longest that the function may run for one batch; the message stays hidden six times as long. */
  handlerTimeout: Duration
  /** Deliveries before a message is moved to the dead letters. */
  attempts?: number
  /** Notified when a message becomes a dead letter, or when the oldest has waited too long. */
  alarmAction?: IAlarmAction
}

/** A queue with its dead letters and the alarms that watch both. */
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
    const deadLetters = new DeadLetters(this, "DeadLetters", {
      name: queueName,
      description: `A message of ${queueName} was given up after ${attempts} deliveries`,
      ...(alarmAction ? { alarmAction } : {}),
    })
    this.deadLetters = deadLetters.queue
    this.queue = new Queue(this, "Queue", {
      queueName,
      visibilityTimeout: Duration.seconds(handlerTimeout.toSeconds() * 6),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    })
    const waiting = new Alarm(this, "Waiting", {
      alarmName: `${queueName}-waiting`,
      alarmDescription: `A message of ${queueName} has waited for half an hour: two ticks passed`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5), statistic: "max" }),
      threshold: Duration.minutes(30).toSeconds(),
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    if (alarmAction) waiting.addAlarmAction(alarmAction)
    this.alarms = [deadLetters.alarm, waiting]
  }
}
