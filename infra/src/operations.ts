import { Duration } from "aws-cdk-lib"
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IAlarmAction,
  type IMetric,
  type IWidget,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch"
import { Construct } from "constructs"

/** What is watched, and when somebody is called. */
export type Watch = {
  /** Names the alarm, after the prefix; the runbook has a line under it. */
  name: string
  /** What it means, in one sentence: the first thing that somebody reads who was woken. */
  description: string
  metric: IMetric
  /** At this value, or above it, in `periods` periods one after the other (one unless said). */
  threshold: number
  periods?: number
  /** Silence is as bad: no value counts as one below, and `threshold` is what must be reached. */
  atLeast?: boolean
}

/** One graph of the dashboard. */
export type Graph = { title: string; metrics: IMetric[]; right?: IMetric[] }

export type OperationsProps = {
  /** Before the name of each alarm, and the name of the dashboard. */
  prefix: string
  watches: Watch[]
  graphs: Graph[]
  /** Alarms that stand beside what they watch, to be shown here as well. */
  others: IAlarm[]
  alarmAction: IAlarmAction
}

/** A dashboard on which the state of every alarm is seen first, and the alarms that are nobody else's. */
export class Operations extends Construct {
  readonly alarms: readonly Alarm[]

  constructor(scope: Construct, id: string, { prefix, watches, graphs, others, alarmAction }: OperationsProps) {
    super(scope, id)
    this.alarms = watches.map((watch) => this.alarm(prefix, watch))
    for (const alarm of this.alarms) {
      alarm.addAlarmAction(alarmAction)
      alarm.addOkAction(alarmAction)
    }
    const dashboard = new Dashboard(this, "Dashboard", { dashboardName: prefix, defaultInterval: Duration.days(1) })
    dashboard.addWidgets(
      // CDK's classes do not say `undefined` where they mean it.
      new AlarmStatusWidget({ title: "Alarms", width: 24, height: 4, alarms: [...this.alarms, ...others] }) as IWidget,
    )
    const widgets = graphs.map(
      ({ title, metrics, right = [] }) =>
        new GraphWidget({ title, width: 8, height: 6, left: metrics, right }) as IWidget,
    )
    for (let at = 0; at < widgets.length; at += 3) dashboard.addWidgets(...widgets.slice(at, at + 3))
  }

  private alarm(prefix: string, { name, description, metric, threshold, periods = 1, atLeast = false }: Watch): Alarm {
    return new Alarm(this, name, {
      alarmName: `${prefix}-${name}`,
      alarmDescription: description,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: atLeast
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: atLeast ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
  }
}
