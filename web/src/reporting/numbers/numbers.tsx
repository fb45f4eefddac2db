import { useSearchParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import { Area } from "@ventanilla/core/casework/detection/schema"
import { type Metric, type MonthNumbers, metrics } from "@ventanilla/core/statistics/statistics/schema"
import { For, Show } from "solid-js"
import { can } from "../../context/nav"
import { hours, monthName, number } from "../../context/time"
import { domain } from "../../i18n/domain"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Bars, Sparkline } from "../../ui/charts"
import { Empty } from "../../ui/empty"
import { Filter, FilterChoice } from "../../ui/filter"
import { Levels } from "../../ui/levels"
import { Load } from "../../ui/load"
import { Page } from "../../ui/page"
import { Tile, Tiles } from "../../ui/tile"
import { report } from "../report/report.i18n"
import { Funnel } from "./funnel"
import { lastMonths, readNumbers } from "./numbers.calls"
import { numbers } from "./numbers.i18n"
import { MonthTable } from "./table"
import { Verify } from "./verify"
import "./numbers.css"

const spans = ["6", "12", "24"] as const

/** The consulate's own numbers, month by month. */
export default function Numbers() {
  const [search, setSearch] = useSearchParams<{ months?: string }>()
  const span = () => spans.find((one) => one === search.months) ?? "6"
  const months = () => lastMonths(Number(span()))
  const query = useQuery(() => ({
    queryKey: ["numbers", months()[0], months().at(-1)],
    queryFn: () => readNumbers(months()[0] ?? "", months().at(-1) ?? ""),
    placeholderData: (before: { months: MonthNumbers[] } | undefined) => before,
  }))
  return (
    <Page
      title={numbers("title")}
      sub={numbers("sub")}
      actions={
        <>
          <Filter label={numbers("span")}>
            {numbers("show")}
            <FilterChoice
              label={numbers("span")}
              value={span()}
              options={spans.map((value) => ({ value, label: numbers(`span.${value}`) }))}
              onChange={(next) => setSearch({ months: next === "6" ? undefined : next }, { scroll: false })}
            />
          </Filter>
          <Show when={can("report.figures")}>
            <ButtonLink href="/numbers/figures">{report("toFigures")}</ButtonLink>
            <ButtonLink href="/reports">{report("toReports")}</ButtonLink>
          </Show>
        </>
      }
    >
      <Load query={query} lines={8}>
        {(data) => <Shown months={data().months} />}
      </Load>
      <Show when={can("numbers.verify")}>
        <Verify />
      </Show>
    </Page>
  )
}

const count = (one: MonthNumbers | undefined, metric: Metric) => one?.counts[metric] ?? 0
const tiles: readonly Metric[] = ["casefile.opened", "referral.sent", "referral.accepted"]

function Shown(props: { months: readonly MonthNumbers[] }) {
  const last = () => props.months.at(-1)
  const before = () => props.months.at(-2)
  const named = (one: MonthNumbers | undefined) => monthName(one?.month ?? "2026-01")
  const nothing = () => props.months.every((one) => metrics.every((metric) => count(one, metric) === 0))
  const detected = () =>
    Area.options.map((area) => ({
      name: domain(`area.${area}`),
      value: props.months.reduce((sum, one) => sum + count(one, `casefile.detected.${area}`), 0),
    }))
  const points = (metric: Metric) =>
    props.months.map((one) => ({ label: monthName(one.month, "short"), value: count(one, metric) }))
  return (
    <Show when={!nothing()} fallback={<Empty title={numbers("empty")}>{numbers("emptyText")}</Empty>}>
      <Tiles>
        <For each={tiles}>
          {(metric) => (
            <Tile
              value={number(count(last(), metric))}
              label={`${numbers(metric)} ${numbers("thisMonth", { month: named(last()) })}`}
              note={numbers("before", { count: count(before(), metric), month: named(before()) })}
            >
              <Sparkline label={numbers(metric)} points={points(metric)} />
            </Tile>
          )}
        </For>
        <Tile
          value={last()?.medianAnswerHours == null ? "—" : hours(last()?.medianAnswerHours ?? 0)}
          label={numbers("median")}
          note={last()?.medianAnswerHours == null ? numbers("median.none") : numbers("medianText")}
        >
          <Sparkline
            label={numbers("median")}
            points={props.months.map((one) => ({
              label: monthName(one.month, "short"),
              value: one.medianAnswerHours ?? 0,
            }))}
          />
        </Tile>
      </Tiles>
      <div class="charts">
        <Card title={numbers("casefile.opened")}>
          <Bars label={numbers("casefile.opened")} points={points("casefile.opened")} />
        </Card>
        <Show when={detected().some(({ value }) => value > 0)}>
          <Card title={numbers("detected")}>
            <Levels label={numbers("detected")} levels={detected()} />
          </Card>
        </Show>
        <Card title={numbers("referral.sent")}>
          <Bars label={numbers("referral.sent")} points={points("referral.sent")} />
        </Card>
        <Card title={numbers("median")}>
          <Bars
            label={numbers("median")}
            points={props.months.map((one) => ({
              label: monthName(one.month, "short"),
              value: one.medianAnswerHours ?? 0,
            }))}
            format={(value) => (value ? hours(value) : "—")}
          />
        </Card>
      </div>
      <Funnel months={props.months} />
      <Card flush title={numbers("byMonth")}>
        <MonthTable months={props.months} />
      </Card>
    </Show>
  )
}
