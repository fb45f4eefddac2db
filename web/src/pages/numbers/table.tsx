import { type MonthNumbers, metrics } from "@ventanilla/core/statistics/schema"
import { hours, monthName, number } from "../../context/time"
import { numbers } from "../../i18n/numbers"
import { type Column, Table } from "../../ui/table"

/** The numbers behind the pictures, newest month first. */
export function MonthTable(props: { months: readonly MonthNumbers[] }) {
  const columns = (): Column<MonthNumbers>[] => [
    { key: "month", head: numbers("month"), cell: (row) => <span class="mono">{monthName(row.month)}</span> },
    // Areas have a picture of their own; nine more columns would read like a form.
    ...metrics
      .filter((metric) => !metric.startsWith("casefile.detected"))
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
