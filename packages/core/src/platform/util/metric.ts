import { identifiers, type Loggable } from "./log"
import { divided, metrics, namespace } from "./metric.names"

type Name = keyof typeof metrics
export type Values = Partial<Record<Name, number>>

const stdout = (line: string) => void process.stdout.write(`${line}\n`)
let sink: ((line: string) => void) | undefined

// CloudWatch reads metrics from Lambda's log; anywhere else they are printed only on request.
const whereTo = () =>
  sink ?? (process.env.AWS_LAMBDA_FUNCTION_NAME || process.env.VENTANILLA_METRICS === "print" ? stdout : undefined)

/** One line in CloudWatch's embedded metric format: the values, and the ids for looking them up in the log. */
export function line(values: Values, fields: Record<string, Loggable>, now: number): string {
  const names = Object.keys(values) as Name[]
  const Metrics = names.map((Name) => ({ Name, Unit: metrics[Name] }))
  const more = names.flatMap((name) => divided[name] ?? []).filter((field) => field in fields)
  const Dimensions = [["stage", "function"], ...more.map((field) => ["stage", "function", field])]
  return JSON.stringify({
    ...identifiers(),
    ...fields,
    _aws: {
      // The machine's time, not the product's: CloudWatch refuses timestamps far from its own.
      Timestamp: now,
      CloudWatchMetrics: [{ Namespace: namespace, Dimensions, Metrics }],
    },
    stage: process.env.VENTANILLA_STAGE ?? "local",
    function: process.env.AWS_LAMBDA_FUNCTION_NAME ?? "local",
    ...values,
  })
}

export const Metric = {
  /** Publishes values, in the units of `metric.names.ts`. `fields` are ids, codes and counts, as in a log line. */
  put(values: Values, fields: Record<string, Loggable> = {}): void {
    whereTo()?.(line(values, fields, Date.now()))
  },
  /** Redirects the lines; undefined restores the default. */
  to: (next: ((line: string) => void) | undefined) => {
    sink = next
  },
}
