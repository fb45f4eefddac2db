import type { Metric, MonthNumbers } from "@ventanilla/core/statistics/statistics/schema"
import { percent } from "../../context/time"
import { Card } from "../../ui/card"
import { Levels } from "../../ui/levels"
import { numbers } from "./numbers.i18n"

const stages: readonly Metric[] = ["referral.made", "referral.sent", "referral.accepted", "referral.completed"]

/** From made to completed: each stage as a part of the first. */
export function Funnel(props: { months: readonly MonthNumbers[] }) {
  const total = (metric: Metric) => props.months.reduce((sum, one) => sum + (one.counts[metric] ?? 0), 0)
  const levels = () =>
    stages.map((metric) => ({
      name: numbers(metric),
      value: total(metric),
      note: percent(total(metric) / Math.max(1, total("referral.made"))),
    }))
  return (
    <Card
      title={numbers("funnel")}
      aside={<span class="small quiet">{numbers("funnelText", { months: props.months.length })}</span>}
    >
      <Levels label={numbers("funnel")} levels={levels()} />
    </Card>
  )
}
