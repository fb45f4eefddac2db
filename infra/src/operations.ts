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
  /** The alarm's name after the prefix; the runbook has an entry of that name. */
  name: string
  /** The meaning in one sentence: the first thing that the person on call reads. */
  description: string
  metric: IMetric
  /** The alarm sounds at this value or above it in `periods` consecutive periods (default one). */
  threshold: number
  periods?: number
  /** Inverts the alarm: it sounds below `threshold`, and no data counts as below. */
  atLeast?: boolean
}

/** One graph of the dashboard. */
export type Graph = { title: string; metrics: IMetric[]; right?: IMetric[] }

export type OperationsProps = {
  /** Prefix of each alarm's name, and the name of the dashboard. */
  prefix: string
  watches: Watch[]
  graphs: Graph[]
  /** Alarms created beside what they watch, to be shown here as well. */
  others: IAlarm[]
  alarmAction: IAlarmAction
}

/** A dashboard that shows the state of every alarm first, and the alarms that belong to no other construct. */
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
      // CDK's types omit `undefined` where a value may be undefined.
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
