import type { ChoreName, NetworkChoreName } from "@ventanilla/core/util/chore.names"
import { type FunctionName, functions } from "@ventanilla/core/util/function.names"
import { type metrics, namespace } from "@ventanilla/core/util/metric.names"
import { Duration } from "aws-cdk-lib"
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch"
import { namesOf } from "./settings"

type Of = { metricName: string; statistic: string; period?: Duration; label?: string }

const five = Duration.minutes(5)
/** The unit is left out: CloudWatch would then find only values that were put with that very unit. */
const metric = (ns: string, dimensionsMap: Record<string, string>, { label, period = five, ...of }: Of) =>
  new Metric({ namespace: ns, dimensionsMap, period, ...of, ...(label ? { label } : {}) })

/** What a stage is measured by: the product's own metrics, and AWS's of the functions. */
export function measuresOf(stage: string) {
  const nameOf = namesOf(stage).functionRole
  /** One of the product's metrics, from one function. */
  const own = (at: FunctionName, name: keyof typeof metrics, statistic: string, label?: string) =>
    metric(namespace, { stage, function: nameOf(at) }, { metricName: name, statistic, ...(label ? { label } : {}) })
  /** What failed in one chore of a tick. */
  const chore = (at: FunctionName, name: ChoreName | NetworkChoreName) =>
    metric(namespace, { stage, function: nameOf(at), chore: name }, { metricName: "TickFailed", statistic: "sum" })
  /** One of Lambda's metrics of one function. */
  const lambda = (at: FunctionName, name: string, statistic: string, period?: Duration) =>
    metric(
      "AWS/Lambda",
      { FunctionName: nameOf(at) },
      { metricName: name, statistic, label: at, ...(period ? { period } : {}) },
    )
  const everywhere = (label: string, of: (at: FunctionName) => IMetric) => sum(label, functions.map(of))
  return { own, chore, lambda, everywhere, metric }
}

/** The sum of metrics that may each be silent. */
export function sum(label: string, parts: IMetric[]): MathExpression {
  // Ids are of a whole graph, in which there may be several sums.
  const id = (at: number) => `${label.toLowerCase().replaceAll(/[^a-z]/g, "")}${at}`
  return new MathExpression({
    label,
    expression: parts.map((_, at) => `FILL(${id(at)}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(parts.map((part, at) => [id(at), part])),
    period: five,
  })
}
