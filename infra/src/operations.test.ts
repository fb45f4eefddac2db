import { App, Stack } from "aws-cdk-lib"
import { Template } from "aws-cdk-lib/assertions"
import { Alarm, Metric } from "aws-cdk-lib/aws-cloudwatch"
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions"
import { Topic } from "aws-cdk-lib/aws-sns"
import { describe, expect, it } from "vitest"
import { Operations } from "./operations"

function synthesised() {
  const stack = new Stack(new App(), "Test")
  const metric = new Metric({ namespace: "Test", metricName: "Errors" })
  const other = new Alarm(stack, "Other", { alarmName: "other", metric, threshold: 1, evaluationPeriods: 1 })
  new Operations(stack, "Operations", {
    prefix: "ventanilla-test",
    alarmAction: new SnsAction(new Topic(stack, "Alarms")),
    watches: [
      { name: "api-errors", description: "Errors", metric, threshold: 5, periods: 3 },
      { name: "tick-missing", description: "Silence", metric, threshold: 1, atLeast: true },
    ],
    graphs: [{ title: "Errors", metrics: [metric] }],
    others: [other],
  })
  return Template.fromStack(stack)
}
const alarm = (template: Template, name: string) =>
  Object.values(template.findResources("AWS::CloudWatch::Alarm")).find(
    ({ Properties }) => Properties.AlarmName === name,
  )?.Properties

describe("operations", () => {
  it("sound when a value is reached, in as many periods as were asked for; silence is well", () => {
    expect(alarm(synthesised(), "ventanilla-test-api-errors")).toMatchObject({
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      Threshold: 5,
      EvaluationPeriods: 3,
      TreatMissingData: "notBreaching",
    })
  })

  it("sound when a value is not reached, and when there is none at all, for what must never be silent", () => {
    expect(alarm(synthesised(), "ventanilla-test-tick-missing")).toMatchObject({
      ComparisonOperator: "LessThanThreshold",
      Threshold: 1,
      TreatMissingData: "breaching",
    })
  })

  it("tell the same people when it begins and when it is over", () => {
    const { AlarmActions, OKActions } = alarm(synthesised(), "ventanilla-test-api-errors") ?? {}
    expect(AlarmActions).toHaveLength(1)
    expect(OKActions).toEqual(AlarmActions)
  })

  it("show every alarm's state before any graph, those that stand elsewhere too", () => {
    const [dashboard] = Object.values(synthesised().findResources("AWS::CloudWatch::Dashboard"))
    const body = JSON.stringify(dashboard?.Properties.DashboardBody)
    expect(body.indexOf('\\"type\\":\\"alarm\\"')).toBeGreaterThan(-1)
    expect(body.indexOf('\\"type\\":\\"alarm\\"')).toBeLessThan(body.indexOf('\\"type\\":\\"metric\\"'))
    expect(body.match(/"Arn"/g)).toHaveLength(3)
  })
})
