import { createMemo, createSignal } from "solid-js"
import { language } from "../../context/language"
import { monthName, number, percent } from "../../context/time"
import { Card } from "../../ui/card"
import { FilterChoice } from "../../ui/filter"
import { type Column, Table } from "../../ui/table"
import { numbers } from "../numbers/numbers.i18n"
import { type Indicator, indicators, type Row, totalOf } from "./indicators"
import { report } from "./report.i18n"
import { median, quartiles } from "./report.sets"

type Compared = { row: Row; size: 1 | 2 | 3 | 4; value: number; median: number; alike: number }
const slice = 10

/** Each consulate beside those of its size: a small one is not measured against Los Angeles. */
export function Comparison(props: { rows: readonly Row[]; months: readonly string[] }) {
  const [indicator, setIndicator] = createSignal<Indicator>("outreach.held")
  const [shown, setShown] = createSignal(slice)
  const compared = createMemo((): Compared[] => {
    const sizes = quartiles(props.rows.map((row) => totalOf(row, "casefile.opened", props.months)))
    const values = props.rows.map((row) => totalOf(row, indicator(), props.months))
    const medians = [1, 2, 3, 4].map((size) => median(values.filter((_, index) => sizes[index] === size)))
    return props.rows
      .map((row, index) => {
        const size = (sizes[index] ?? 1) as Compared["size"]
        const alike = sizes.filter((one) => one === size).length
        return { row, size, value: values[index] ?? 0, median: medians[size - 1] ?? 0, alike }
      })
      .sort((a, b) => b.size - a.size || b.value - a.value)
  })
  const against = ({ value, median, alike }: Compared) => {
    // Alone of its size it would be measured against itself.
    if (alike < 2) return "—"
    if (value === median) return report("same")
    if (median === 0) return "—"
    return `${value > median ? "+" : "−"}${percent(Math.abs(value - median) / median)}`
  }
  const columns = (): Column<Compared>[] => [
    { key: "office", head: report("office"), cell: ({ row }) => row.name[language()] },
    { key: "size", head: report("size"), cell: ({ size }) => report(`size.${size}`) },
    { key: "value", head: report("value"), align: "end", cell: ({ value }) => number(value) },
    { key: "median", head: report("median"), align: "end", wide: true, cell: ({ median }) => number(median) },
    { key: "against", head: report("against"), align: "end", cell: (one) => against(one) },
  ]
  const words = () => ({
    indicator: numbers(indicator()).toLowerCase(),
    from: monthName(props.months[0] ?? "2026-01"),
    to: monthName(props.months.at(-1) ?? "2026-01"),
  })
  return (
    <Card
      flush
      title={report("compare")}
      bar={
        <>
          <FilterChoice<Indicator>
            label={report("indicator")}
            value={indicator()}
            options={indicators.map((one) => ({ value: one, label: numbers(one) }))}
            onChange={setIndicator}
          />
          <p class="small quiet">{report("compareText", words())}</p>
        </>
      }
    >
      <Table
        label={report("compare")}
        columns={columns()}
        rows={compared().slice(0, shown())}
        more={{ has: compared().length > shown(), pending: false, load: () => setShown(shown() + 20) }}
      />
    </Card>
  )
}
