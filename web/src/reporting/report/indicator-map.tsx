import { createEffect, createMemo, createSignal, For, on, onCleanup, Show } from "solid-js"
import { language } from "../../context/language"
import { monthName, number } from "../../context/time"
import { inset, places, size, states } from "../../tenancy/network/map.generated"
import { radius } from "../../tenancy/network/map.keys"
import { Button } from "../../ui/button"
import { Card } from "../../ui/card"
import { FilterChoice } from "../../ui/filter"
import { numbers } from "../numbers/numbers.i18n"
import { countOf, type Indicator, indicators, type Row } from "./indicators"
import { report } from "./report.i18n"

const pace = 900

/** The network by any indicator, month after month: played, or moved by hand; the table behind it says the same. */
export function IndicatorMap(props: { rows: readonly Row[]; months: readonly string[] }) {
  const [indicator, setIndicator] = createSignal<Indicator>("outreach.participants")
  // The last month in which anything was counted: this one has often only begun.
  const newest = () => {
    const found = props.months.findLastIndex((one) => props.rows.some((row) => countOf(row, indicator(), one) > 0))
    return found < 0 ? props.months.length - 1 : found
  }
  const [at, setAt] = createSignal<number>()
  const [playing, setPlaying] = createSignal(false)
  const last = () => props.months.length - 1
  const index = () => Math.max(0, Math.min(at() ?? newest(), last()))
  const month = () => props.months[index()] ?? ""
  const value = (row: Row) => countOf(row, indicator(), month())
  const dots = createMemo(() => props.rows.filter(({ code }) => places[code]))
  // One scale for all months, or nothing would seem to grow.
  const most = createMemo(() =>
    Math.max(1, ...props.rows.flatMap((row) => props.months.map((one) => countOf(row, indicator(), one)))),
  )
  const sum = () => props.rows.reduce((all, row) => all + value(row), 0)
  createEffect(
    on(playing, (going) => {
      if (!going) return
      if (index() >= last()) setAt(0)
      const timer = setInterval(() => (index() >= last() ? setPlaying(false) : setAt(index() + 1)), pace)
      onCleanup(() => clearInterval(timer))
    }),
  )
  createEffect(
    on(
      () => props.months.length,
      () => setAt(undefined),
      { defer: true },
    ),
  )
  const table = () => [...props.rows].map((row) => ({ row, value: value(row) })).sort((a, b) => b.value - a.value)
  const place = (row: Row) => places[row.code] ?? [0, 0]
  return (
    <Card
      title={report("mapTitle", { indicator: numbers(indicator()) })}
      bar={
        <>
          <span>{report("indicator")} </span>
          <FilterChoice<Indicator>
            label={report("indicator")}
            value={indicator()}
            options={indicators.map((one) => ({ value: one, label: numbers(one) }))}
            onChange={setIndicator}
          />
        </>
      }
    >
      <div class="indicator-map">
        <div class="player no-print">
          <Button size="small" onClick={() => setPlaying(!playing())}>
            {playing() ? report("pause") : report("play")}
          </Button>
          <input
            type="range"
            min="0"
            max={last()}
            step="1"
            value={index()}
            aria-label={report("moment")}
            aria-valuetext={monthName(month() || "2026-01")}
            onInput={(event) => {
              setPlaying(false)
              setAt(Number(event.currentTarget.value))
            }}
          />
          <output aria-live={playing() ? "off" : "polite"}>
            {report("total", { value: sum(), month: monthName(month() || "2026-01") })}
          </output>
        </div>
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={report("mapTitle", { indicator: numbers(indicator()) })}
        >
          <g class="states">
            <For each={states}>{(path) => <path d={path} />}</For>
            <rect class="inset" x={inset.x} y={inset.y} width={inset.width} height={inset.height} rx="6" />
          </g>
          <For each={dots()}>
            {(row) => (
              <circle
                cx={place(row)[0]}
                cy={place(row)[1]}
                r={value(row) ? radius(value(row), most()) : 4}
                data-none={value(row) ? undefined : ""}
              >
                <title>{report("dot", { office: row.name[language()], value: value(row) })}</title>
              </circle>
            )}
          </For>
        </svg>
        <p class="small quiet">{report("mapHelp")}</p>
        <details class="numbers">
          <summary class="small">{report("mapTable")}</summary>
          <Show when={month()}>
            <table class="figures">
              <caption class="hidden-words">
                {numbers(indicator())}, {monthName(month())}
              </caption>
              <tbody>
                <For each={table()}>
                  {(one) => (
                    <tr>
                      <th scope="row">{one.row.name[language()]}</th>
                      <td class="end">{number(one.value)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </Show>
        </details>
      </div>
    </Card>
  )
}
