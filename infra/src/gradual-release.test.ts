import { App, Duration, Stack } from "aws-cdk-lib"
import { Match, Template } from "aws-cdk-lib/assertions"
import { Metric } from "aws-cdk-lib/aws-cloudwatch"
import { Code, Function as Lambda, Runtime } from "aws-cdk-lib/aws-lambda"
import { describe, expect, it } from "vitest"
import { GradualRelease } from "./gradual-release"

function synthesised(code = "exports.handler = async () => 1", open = false) {
  const stack = new Stack(new App(), "Test")
  const handler = new Lambda(stack, "Handler", {
    code: Code.fromInline(code),
    handler: "index.handler",
    runtime: Runtime.NODEJS_22_X,
  })
  new GradualRelease(stack, "Release", {
    name: "ventanilla-test-api",
    handler,
    failures: {
      metric: new Metric({ namespace: "Ventanilla", metricName: "Errors", period: Duration.minutes(1) }),
      from: 5,
    },
    open,
    slowest: Duration.seconds(10),
  })
  return Template.fromStack(stack)
}
const version = (template: Template) => Object.keys(template.findResources("AWS::Lambda::Version"))

describe("a gradual release", () => {
  it("moves the alias to a new version by tenths, and back by itself when one of three alarms sounds", () => {
    const template = synthesised()
    template.hasResourceProperties("AWS::CodeDeploy::DeploymentGroup", {
      DeploymentConfigName: "CodeDeployDefault.LambdaCanary10Percent5Minutes",
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"],
      },
      AlarmConfiguration: { Enabled: true, Alarms: Array(3).fill({ Name: Match.anyValue() }) },
    })
    template.hasResource("AWS::Lambda::Alias", {
      Properties: { Name: "live" },
      UpdatePolicy: { CodeDeployLambdaAliasUpdate: Match.anyValue() },
    })
  })

  it("watches crashes, failures and slowness by the minute", () => {
    const alarms = Object.values(synthesised().findResources("AWS::CloudWatch::Alarm")).map(({ Properties }) => [
      Properties.AlarmName,
      Properties.MetricName,
      Properties.Threshold,
      Properties.Period,
    ])
    expect(alarms).toEqual([
      ["ventanilla-test-api-release-crashes", "Errors", 1, 60],
      ["ventanilla-test-api-release-failures", "Errors", 5, 60],
      ["ventanilla-test-api-release-slowness", "Duration", 10_000, 60],
    ])
  })

  it("is not taken back by what one stranger makes crash", () => {
    const alarms = Object.values(synthesised(undefined, true).findResources("AWS::CloudWatch::Alarm"))
    expect(alarms.map(({ Properties }) => Properties.AlarmName)).toEqual([
      "ventanilla-test-api-release-failures",
      "ventanilla-test-api-release-slowness",
    ])
  })

  it("is a new version when the code is new, and the same when it is not", () => {
    expect(version(synthesised())).toEqual(version(synthesised()))
    expect(version(synthesised("exports.handler = async () => 2"))).not.toEqual(version(synthesised()))
  })
})
