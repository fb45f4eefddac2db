import type { Metric, MonthNumbers } from "@ventanilla/core/statistics/schema"
import { For } from "solid-js"
import { number, percent } from "../../context/time"
import { numbers } from "../../i18n/numbers"
import { Card } from "../../ui/card"

const stages: readonly Metric[] = ["referral.made", "referral.sent", "referral.accepted", "referral.completed"]

/** From made to completed: each stage as a part of the first. */
export function Funnel(props: { months: readonly MonthNumbers[] }) {
  const total = (metric: Metric) => props.months.reduce((sum, one) => sum + (one.counts[metric] ?? 0), 0)
  const top = () => Math.max(1, ...stages.map(total))
  return (
    <Card
      title={numbers("funnel")}
      aside={<span class="small quiet">{numbers("funnelText", { months: props.months.length })}</span>}
    >
      <dl class="funnel">
        <For each={stages}>
          {(metric) => (
            <div>
              <dt>{numbers(metric)}</dt>
              <dd>
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="10" rx="1" class="ground" />
                  <rect width={(100 * total(metric)) / top()} height="10" rx="1" />
                </svg>
                <b>{number(total(metric))}</b>
                <span class="quiet small">{percent(total(metric) / Math.max(1, total("referral.made")))}</span>
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Card>
  )
}
