import { useQuery } from "@tanstack/solid-query"
import type { Metric, MonthNumbers } from "@ventanilla/core/statistics/statistics/schema"
import { For, Show } from "solid-js"
import { hours, monthName, now } from "../../context/time"
import { Card } from "../../ui/card"
import { Bars } from "../../ui/charts"
import { Empty } from "../../ui/empty"
import { Load } from "../../ui/load"
import { readNumbers } from "../network/network.calls"
import { lastMonths } from "../network/network.rows"
import { consulate } from "./consulate.i18n"

const metrics = [
  "casefile.opened",
  "referral.sent",
  "referral.accepted",
  "referral.declined",
] as const satisfies Metric[]

/** A consulate's half year, one small chart a number. */
export function Numbers(props: { tenantID: string }) {
  const months = lastMonths(6, now())
  const query = useQuery(() => ({
    queryKey: ["network.numbers", months],
    queryFn: () => readNumbers(months[0] ?? "", months.at(-1) ?? ""),
  }))
  const mine = () => query.data?.consulates.find((one) => one.tenantID === props.tenantID)?.months ?? []
  const points = (value: (month: MonthNumbers | undefined) => number) =>
    months.map((name) => ({
      label: monthName(name, "short"),
      value: value(mine().find((month) => month.month === name)),
    }))
  return (
    <Card title={consulate("numbers")}>
      <Load query={query}>
        {() => (
          <Show
            when={mine().length}
            fallback={<Empty title={consulate("numbersEmpty")}>{consulate("numbersEmptyText")}</Empty>}
          >
            <div class="charts">
              <For each={metrics}>
                {(metric) => (
                  <section>
                    <h3>{consulate(`metric.${metric}`)}</h3>
                    <Bars
                      label={consulate(`metric.${metric}`)}
                      points={points((month) => month?.counts[metric] ?? 0)}
                    />
                  </section>
                )}
              </For>
              <section>
                <h3>{consulate("medianAnswer")}</h3>
                <Bars
                  label={consulate("medianAnswer")}
                  points={points((month) => month?.medianAnswerHours ?? 0)}
                  format={(value) => (value ? hours(value) : "—")}
                />
              </section>
            </div>
          </Show>
        )}
      </Load>
    </Card>
  )
}
