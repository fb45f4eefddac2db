import type { Birth } from "@ventanilla/core/casework/person/schema"
import { Match, Switch } from "solid-js"
import { dayOf } from "../../context/days"
import { now, zone } from "../../context/time"
import { DateField } from "../../ui/date-field"
import { type Bound, bound } from "../../ui/form"
import { Select } from "../../ui/select"
import { NumberField } from "../../ui/text-field"
import { people } from "./people.i18n"

type Draft = { known?: Birth["known"]; date?: string; year?: number; age?: number; on?: string }
const today = () => dayOf(now(), zone())

/** Her birth as far as she knows it: the day, the year, or about how old she is. */
export function BirthFields(props: { field: Bound<Draft | undefined> }) {
  const its = () => props.field.value()
  const choose = (known: string | undefined) => {
    if (known === "day") props.field.set({ known })
    else if (known === "year") props.field.set({ known })
    else if (known === "age") props.field.set({ known, on: today() })
    else props.field.set(undefined)
  }
  const part = <K extends keyof Draft>(name: K): Bound<Draft[K] | undefined> => ({
    name: `${props.field.name}.${name}`,
    value: () => its()?.[name],
    set: (value) => props.field.set({ ...its(), [name]: value } as Draft),
    error: () => props.field.error(),
  })
  return (
    <div class="field-pair" data-field={props.field.name}>
      <Select
        label={people("birth")}
        optional
        empty={people("birth.unknown")}
        field={bound("birth.known", () => its()?.known, choose)}
        options={(["day", "year", "age"] as const).map((value) => ({ value, label: people(`birth.${value}`) }))}
      />
      <Switch>
        <Match when={its()?.known === "day"}>
          <DateField label={people("birth.day")} field={part("date")} min="1900-01-01" max={today()} />
        </Match>
        <Match when={its()?.known === "year"}>
          <NumberField label={people("birth.year")} field={part("year")} min={1900} max={2099} />
        </Match>
        <Match when={its()?.known === "age"}>
          <NumberField label={people("birth.age")} field={part("age")} min={0} max={120} suffix={people("years")} />
        </Match>
      </Switch>
    </div>
  )
}
