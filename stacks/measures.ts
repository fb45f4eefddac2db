import type { ChoreName, NetworkChoreName } from "@ventanilla/core/util/chore.names"
import { type FunctionName, functions } from "@ventanilla/core/util/function.names"
import { type metrics, namespace } from "@ventanilla/core/util/metric.names"
import { Duration } from "aws-cdk-lib"
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch"
import { namesOf } from "./settings"

type Of = { metricName: string; statistic: string; period?: Duration; label?: string }

const five = Duration.minutes(5)
/** The unit is left out: with it, CloudWatch would find only values published with exactly that unit. */
const metric = (ns: string, dimensionsMap: Record<string, string>, { label, period = five, ...of }: Of) =>
  new Metric({ namespace: ns, dimensionsMap, period, ...of, ...(label ? { label } : {}) })

/** The metrics of a stage: the product's own, and AWS's metrics of the functions. */
export function measuresOf(stage: string) {
  const nameOf = namesOf(stage).functionRole
  /** One of the product's metrics, from one function. */
  const own = (at: FunctionName, name: keyof typeof metrics, statistic: string, label?: string) =>
    metric(namespace, { stage, function: nameOf(at) }, { metricName: name, statistic, ...(label ? { label } : {}) })
  /** Failures in one chore of a tick. */
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

/** The sum of metrics, each of which may have no data. */
export function sum(label: string, parts: IMetric[]): MathExpression {
  // Ids must be unique in a whole graph, which may have several sums.
  const id = (at: number) => `${label.toLowerCase().replaceAll(/[^a-z]/g, "")}${at}`
  return new MathExpression({
    label,
    expression: parts.map((_, at) => `FILL(${id(at)}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(parts.map((part, at) => [id(at), part])),
    period: five,
  })
}
