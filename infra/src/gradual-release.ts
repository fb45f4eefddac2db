import { Duration } from "aws-cdk-lib"
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch"
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from "aws-cdk-lib/aws-codedeploy"
import { Alias, type IFunction, type IVersion, type Function as Lambda } from "aws-cdk-lib/aws-lambda"
import { NagSuppressions } from "cdk-nag"
import { Construct } from "constructs"

export type GradualReleaseProps = {
  /** Names the application, its group and, before `-release-…`, its alarms. */
  name: string
  handler: Lambda
  /** Answers of a minute that were failures of its own: from so many on, a release is taken back. */
  failures: { metric: IMetric; from: number }
  /**
   * Strangers reach it: one of them who finds what fails could keep every release from going out by asking for it. Crashes
   * are then no reason by themselves; `failures` is to be a share of all that was asked.
   */
  open?: boolean
  /** Milliseconds within which all but one of a hundred invocations are to end. */
  slowest: Duration
  /** Told, too, when a release is taken back. */
  alarmAction?: IAlarmAction
}

/**
 * A function behind an alias. A new version gets a tenth of the requests for five minutes, and then all of them; if an
 * alarm sounds meanwhile, the old version has them all again.
 */
export class GradualRelease extends Construct {
  readonly alias: IFunction
  readonly alarms: readonly Alarm[]

  constructor(scope: Construct, id: string, props: GradualReleaseProps) {
    super(scope, id)
    const { name, handler, failures, open = false, slowest, alarmAction } = props
    // CDK's classes do not say `undefined` where they mean it.
    const alias = new Alias(this, "Live", { aliasName: "live", version: handler.currentVersion as IVersion })
    this.alias = alias as IFunction
    const period = Duration.minutes(1)
    const alarm = (kind: string, alarmDescription: string, metric: IMetric, threshold: number) =>
      new Alarm(this, kind, {
        alarmName: `${name}-release-${kind.toLowerCase()}`,
        alarmDescription,
        metric,
        threshold,
        evaluationPeriods: 1,
        comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      })
    const crashes = this.alias.metricErrors({ period })
    this.alarms = [
      ...(open ? [] : [alarm("Crashes", `Invocations of ${name} crashed or ran out of time`, crashes, 1)]),
      alarm("Failures", `${name} answered with failures`, failures.metric, failures.from),
      alarm(
        "Slowness",
        `One in a hundred invocations of ${name} took more than ${slowest.toSeconds()} s`,
        this.alias.metricDuration({ period, statistic: "p99" }),
        slowest.toMilliseconds(),
      ),
    ]
    if (alarmAction) for (const each of this.alarms) each.addAlarmAction(alarmAction)
    const group = new LambdaDeploymentGroup(this, "Group", {
      application: new LambdaApplication(this, "Application", { applicationName: name }),
      deploymentGroupName: name,
      alias,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [...this.alarms],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    })
    NagSuppressions.addResourceSuppressions(
      group,
      [
        {
          id: "AwsSolutions-IAM4",
          reason: "AWSCodeDeployRoleForLambdaLimited is what CodeDeploy itself keeps for this.",
        },
      ],
      true,
    )
  }
}
