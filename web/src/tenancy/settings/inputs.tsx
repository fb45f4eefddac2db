import { categories } from "@ventanilla/core/data/categories"
import type { Settings } from "@ventanilla/core/tenancy/tenant/settings"
import { For, Match, Switch } from "solid-js"
import { language } from "../../context/language"
import { weekdayName } from "../../context/time"
import { Button } from "../../ui/button"
import { Checkbox, Checkboxes } from "../../ui/checkbox"
import { DateField, TimeField } from "../../ui/date-field"
import type { At, Bound, Control } from "../../ui/form"
import { NumberField, TextField } from "../../ui/text-field"
import { settings } from "./settings.i18n"
import type { Name } from "./settings.words"

/** The controls that fit the setting. */
export function Inputs(props: { name: Name; at: At }) {
  const at = props.at
  return (
    <Switch fallback={<NumberField label={settings(props.name)} field={at<number>(props.name)} />}>
      <Match when={props.name === "onCallPhone" || props.name === "publicPhone"}>
        <TextField label={settings(props.name)} type="tel" optional field={at(props.name)} />
      </Match>
      <Match when={props.name === "onCallEmail"}>
        <TextField label={settings(props.name)} type="email" optional field={at(props.name)} />
      </Match>
      <Match when={props.name === "workingHours"}>
        <Weekdays field={at<number[]>("workingHours.days")} />
        <div class="field-pair">
          <TimeField label={settings("from")} field={at<number>("workingHours.from")} />
          <TimeField label={settings("to")} field={at<number>("workingHours.to")} />
        </div>
      </Match>
      <Match when={props.name === "digestSchedule"}>
        <Weekdays field={at<number[]>("digestSchedule.days")} />
        <TimeField label={settings("atTime")} field={at<number>("digestSchedule.minute")} />
      </Match>
      <Match when={props.name === "extraHolidays"}>
        <Holidays at={at} />
      </Match>
      <Match when={props.name === "requireCourse" || props.name === "requireCode"}>
        <Checkbox label={settings(props.name)} field={at<boolean>(props.name)} />
      </Match>
      <Match when={props.name === "categories"}>
        <Checkboxes
          columns
          label={settings("categories")}
          field={at<string[]>("categories")}
          options={categories.map((one) => ({ value: one.key, label: one[language()] }))}
        />
      </Match>
    </Switch>
  )
}

/** ISO weekdays as boxes. */
export function Weekdays(props: { field: Control<number[]> }) {
  const texts: Bound<string[] | undefined> = {
    name: props.field.name,
    value: () => props.field.value()?.map(String),
    set: (days) => props.field.set(days?.map(Number).sort((a, b) => a - b)),
    error: props.field.error,
  }
  const options = () => [1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: weekdayName(day) }))
  return <Checkboxes columns label={settings("weekdays")} field={texts} options={options()} />
}

function Holidays(props: { at: At }) {
  type Holiday = Settings["extraHolidays"][number]
  const field = props.at<Holiday[]>("extraHolidays")
  const days = () => field.value() ?? []
  return (
    <div class="stack" data-field="extraHolidays">
      <For each={days().map((_, index) => index)}>
        {(index) => (
          <div class="holiday">
            <DateField label={settings("date")} field={props.at(`extraHolidays.${index}.date`)} />
            <TextField label={settings("name")} field={props.at(`extraHolidays.${index}.name`)} />
            <Button
              kind="quiet"
              aria-label={settings("removeHoliday", { name: days()[index]?.name ?? "" })}
              onClick={() => field.set(days().filter((_, other) => other !== index))}
            >
              ✕
            </Button>
          </div>
        )}
      </For>
      <div>
        <Button size="small" onClick={() => field.set([...days(), { date: "", name: "" }])}>
          {settings("addHoliday")}
        </Button>
      </div>
    </div>
  )
}
