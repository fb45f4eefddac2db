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
  /** Prefix of the application's, the group's and, with `-release-…`, the alarms' names. */
  name: string
  handler: Lambda
  /** Failed answers per minute; from this number on, a release is rolled back. */
  failures: { metric: IMetric; from: number }
  /**
   * Strangers reach the function: one who finds a request that fails could block every release by repeating it. Then
   * crashes alone do not roll back, and `failures` should be a share of all requests.
   */
  open?: boolean
  /** The 99th percentile of the duration must stay below this. */
  slowest: Duration
  /** Also notified when a release is rolled back. */
  alarmAction?: IAlarmAction
}

/**
 * A function behind an alias. A new version gets a tenth of the requests for five minutes, and then all of them; if an
 * alarm sounds meanwhile, it is rolled back.
 */
export class GradualRelease extends Construct {
  readonly alias: IFunction
  readonly alarms: readonly Alarm[]

  constructor(scope: Construct, id: string, props: GradualReleaseProps) {
    super(scope, id)
    const { name, handler, failures, open = false, slowest, alarmAction } = props
    // CDK's types omit `undefined` where a value may be undefined.
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
