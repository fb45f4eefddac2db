import { App, Duration, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions"
import { Topic } from "aws-cdk-lib/aws-sns"
import { describe, expect, it } from "vitest"
import { WorkerQueue } from "./worker-queue"

function synthesised() {
  const stack = new Stack(new App(), "Test")
  const alarmAction = new SnsAction(new Topic(stack, "Alarms"))
  new WorkerQueue(stack, "Digest", {
    queueName: "ventanilla-test-digest",
    handlerTimeout: Duration.minutes(2),
    alarmAction,
  })
  return Template.fromStack(stack)
}

describe("a worker queue", () => {
  it("sets a message aside after five deliveries, and keeps it a fortnight", () => {
    const template = synthesised()
    const [deadLetters] = Object.keys(
      template.findResources("AWS::SQS::Queue", { Properties: { QueueName: "ventanilla-test-digest-dead-letters" } }),
    )
    template.hasResourceProperties("AWS::SQS::Queue", {
      QueueName: "ventanilla-test-digest",
      VisibilityTimeout: 720,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": [deadLetters, "Arn"] }, maxReceiveCount: 5 },
    })
    template.hasResourceProperties("AWS::SQS::Queue", { MessageRetentionPeriod: 14 * 24 * 3600 })
  })

  it("tells the operators about a dead letter and about a queue that stands still", () => {
    const template = synthesised()
    const alarms = Object.values(template.findResources("AWS::CloudWatch::Alarm"))
    expect(alarms.map((alarm) => alarm.Properties.MetricName).sort()).toEqual([
      "ApproximateAgeOfOldestMessage",
      "ApproximateNumberOfMessagesVisible",
    ])
    for (const alarm of alarms) expect(alarm.Properties.AlarmActions).toHaveLength(1)
  })

  it("refuses whoever does not come over TLS", () => {
    synthesised().allResourcesProperties("AWS::SQS::QueuePolicy", {
      PolicyDocument: Match.objectLike({
        Statement: [Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } })],
      }),
    })
  })
})
