import { A } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info, Status } from "@ventanilla/core/partners/referral/schema"
import { Show } from "solid-js"
import { monthName } from "../../context/time"
import { shell } from "../../i18n/shell"
import { referral } from "../../partners/referral/referral.i18n"
import { lastMonths, readNumbers } from "../../reporting/numbers/numbers.calls"
import { Card } from "../../ui/card"
import { Bars } from "../../ui/charts"
import { Levels } from "../../ui/levels"
import { Load } from "../../ui/load"
import { today } from "./today.i18n"

/** Referrals made in each of the last six months. */
export function MonthsCard() {
  const months = lastMonths(6)
  const query = useQuery(() => ({
    queryKey: ["numbers", months[0], months.at(-1)],
    queryFn: () => readNumbers(months[0] ?? "", months.at(-1) ?? ""),
  }))
  return (
    <Card title={today("chart")} aside={<A href="/numbers">{shell("numbers")}</A>}>
      <Load query={query}>
        {(data) => (
          <Bars
            label={today("chart")}
            points={data().months.map((one) => ({
              label: monthName(one.month, "short"),
              value: one.counts["referral.made"] ?? 0,
            }))}
          />
        )}
      </Load>
    </Card>
  )
}

const shown: readonly Status[] = ["ready", "held", "sent", "opened", "accepted", "in_service", "consent_withdrawn"]

/** For who may not see the months: the open referrals by where they stand. */
export function StatesCard(props: { rows: readonly Info[] | undefined }) {
  const levels = () =>
    shown.map((status) => ({
      name: referral(`status.${status}`),
      value: props.rows?.filter(({ state }) => state.status === status).length ?? 0,
    }))
  return (
    <Card title={today("chartOpen")}>
      <Show when={props.rows?.length} fallback={<p class="quiet">{today("chart.empty")}</p>}>
        <Levels label={today("chartOpen")} levels={levels()} />
      </Show>
    </Card>
  )
}
