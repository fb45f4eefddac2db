import type { When } from "@ventanilla/core/casework/incident/schema"
import { Match, Show, Switch } from "solid-js"
import { Checkbox } from "../../../ui/checkbox"
import { DateField } from "../../../ui/date-field"
import { Field } from "../../../ui/field"
import type { At, Bound, Control } from "../../../ui/form"
import { PressOne } from "../../../ui/presses"
import { NumberField } from "../../../ui/text-field"
import { today } from "../sheet/gate-form"
import { incidents } from "./incidents.i18n"

type Precision = When["precision"]

/** As exactly as she can say: choosing another precision begins anew, so that nothing half-said is kept. */
export function WhenFields(props: { at: At }) {
  const precision = (): Bound<Precision | undefined> => ({
    ...props.at<When>("when"),
    value: () => props.at<When>("when").value()?.precision,
    set: (value) => props.at<object>("when").set(value && { precision: value }),
  })
  return (
    <>
      <PressOne
        label={incidents("when")}
        field={precision()}
        options={(["day", "month", "year", "unknown"] as const).map((value) => ({
          value,
          label: incidents(`precision.${value}`),
        }))}
      />
      <Show when={precision().value() !== "unknown"}>
        <div class="field-pair">
          <Switch>
            <Match when={precision().value() === "day"}>
              <DateField label={incidents("day")} max={today()} field={props.at("when.day")} />
            </Match>
            <Match when={precision().value() === "month"}>
              <MonthField field={props.at("when.month")} />
            </Match>
            <Match when={precision().value() === "year"}>
              <NumberField label={incidents("year")} field={props.at<number>("when.year")} />
            </Match>
          </Switch>
          <Checkbox label={incidents("ongoing")} field={props.at<boolean>("when.ongoing")} />
        </div>
      </Show>
    </>
  )
}

function MonthField(props: { field: Control<string> }) {
  return (
    <Field label={incidents("month")} field={props.field}>
      {(aria) => (
        <input
          class="input"
          type="month"
          {...aria}
          max={today().slice(0, 7)}
          value={props.field.value() ?? ""}
          onChange={(event) => props.field.set(event.currentTarget.value || undefined)}
        />
      )}
    </Field>
  )
}
