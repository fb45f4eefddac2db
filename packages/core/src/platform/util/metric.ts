import { identifiers, type Loggable } from "./log"
import { divided, metrics, namespace } from "./metric.names"

type Name = keyof typeof metrics
export type Values = Partial<Record<Name, number>>

const stdout = (line: string) => void process.stdout.write(`${line}\n`)
let sink: ((line: string) => void) | undefined

// Lambda's log is where CloudWatch looks for metrics; anywhere else they are only printed for whoever asks.
const whereTo = () =>
  sink ?? (process.env.AWS_LAMBDA_FUNCTION_NAME || process.env.VENTANILLA_METRICS === "print" ? stdout : undefined)

/** One line in CloudWatch's embedded metric format: the values, and the ids under which they can be looked up in the log. */
export function line(values: Values, fields: Record<string, Loggable>, now: number): string {
  const names = Object.keys(values) as Name[]
  const Metrics = names.map((Name) => ({ Name, Unit: metrics[Name] }))
  const more = names.flatMap((name) => divided[name] ?? []).filter((field) => field in fields)
  const Dimensions = [["stage", "function"], ...more.map((field) => ["stage", "function", field])]
  return JSON.stringify({
    ...identifiers(),
    ...fields,
    _aws: {
      // The machine's time, not the product's: CloudWatch refuses what is far from its own.
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
  /** Where lines go; undefined is where they go by themselves. */
  to: (next: ((line: string) => void) | undefined) => {
    sink = next
  },
}
