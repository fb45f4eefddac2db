import { type Metric, type MonthNumbers, metrics } from "@ventanilla/core/statistics/statistics/schema"
import { hours, monthName, number } from "../../context/time"
import { type Column, Table } from "../../ui/table"
import { numbers } from "./numbers.i18n"

/** The numbers behind the pictures, newest month first. */
export function MonthTable(props: { months: readonly MonthNumbers[] }) {
  // The loop always; what else is counted once there is something to count.
  const occurs = (metric: Metric) =>
    /^(casefile|referral)/.test(metric) || props.months.some((one) => (one.counts[metric] ?? 0) > 0)
  const columns = (): Column<MonthNumbers>[] => [
    { key: "month", head: numbers("month"), cell: (row) => <span class="mono">{monthName(row.month)}</span> },
    // Areas have a picture of their own; nine more columns would read like a form.
    ...metrics
      .filter((metric) => !metric.startsWith("casefile.detected") && occurs(metric))
      .map(
        (metric): Column<MonthNumbers> => ({
          key: metric,
          head: numbers(metric),
          align: "end",
          cell: (row) => number(row.counts[metric] ?? 0),
        }),
      ),
    {
      key: "median",
      head: numbers("median"),
      align: "end",
      cell: (row) => (row.medianAnswerHours === null ? "—" : hours(row.medianAnswerHours)),
    },
  ]
  return (
    <div class="wrap-heads">
      <Table label={numbers("byMonth")} columns={columns()} rows={[...props.months].reverse()} />
    </div>
  )
}
