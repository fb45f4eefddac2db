import type { Recurrence } from "@ventanilla/core/outreach/outreach/schema"
import { Show } from "solid-js"
import { Card } from "../../ui/card"
import { type At, bound } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { NumberField } from "../../ui/text-field"
import { Weekdays } from "../../ui/weekdays"
import { outreach } from "./outreach.i18n"

type Often = "no" | Recurrence["freq"]
const nths = ["date", "1", "2", "3", "4", "-1"] as const

/** How it repeats: at the same local hour. */
export function RepeatFields(props: { at: At }) {
  const rule = () => props.at<Partial<Recurrence>>("recurrence")
  const freq = (): Often => rule().value()?.freq ?? "no"
  return (
    <Card title={outreach("repeat")}>
      <PressOne
        quiet
        label={outreach("repeat")}
        field={{
          ...bound<Often | undefined>("recurrence", freq, (next) =>
            rule().set(
              next === "no" || next === undefined ? undefined : { freq: next, count: rule().value()?.count ?? 4 },
            ),
          ),
          error: () => rule().error(),
        }}
        options={(["no", "weekly", "monthly", "daily"] as const).map((value) => ({
          value,
          label: outreach(`repeat.${value}`),
        }))}
      />
      <Show when={freq() === "weekly"}>
        <Weekdays optional label={outreach("weekdays")} field={props.at<number[]>("recurrence.weekdays")} />
      </Show>
      <Show when={freq() === "monthly"}>
        <Select
          label={outreach("nth")}
          field={bound<(typeof nths)[number] | undefined>(
            "recurrence.nth",
            () => nths.find((one) => one === String(rule().value()?.nth ?? "date")),
            (next) => props.at<number | null>("recurrence.nth").set(next === "date" || !next ? null : Number(next)),
          )}
          options={nths.map((value) => ({ value, label: outreach(`nth.${value}`) }))}
        />
      </Show>
      <Show when={freq() !== "no"}>
        <NumberField
          label={outreach("count")}
          hint={outreach("countHint")}
          field={props.at<number>("recurrence.count")}
        />
      </Show>
    </Card>
  )
}
