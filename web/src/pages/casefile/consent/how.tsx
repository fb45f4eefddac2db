import { Show } from "solid-js"
import { dayOf, endOfDay } from "../../../context/days"
import { spokenOptions } from "../../../context/spoken"
import { plainDay, zone } from "../../../context/time"
import { consent } from "../../../i18n/consent"
import { DateField } from "../../../ui/date-field"
import type { Bound } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { Select } from "../../../ui/select"
import { TextField } from "../../../ui/text-field"
import { lastDay, today } from "./period"
import type { ConsentForm } from "./wizard"

/** Until when, in which language, and how she said it. */
export function How(props: { form: ConsentForm; days: number }) {
  const instant = props.form.at("endsAt")
  const day: Bound<string | undefined> = {
    name: "endsAt",
    value: () => (instant.value() ? dayOf(instant.value() ?? "", zone()) : undefined),
    set: (next) => instant.set(next ? endOfDay(next, zone()) : undefined),
    error: () => instant.error() ?? outside(),
  }
  const outside = () => {
    const chosen = day.value()
    if (chosen && chosen < today()) return consent("how.past")
    return chosen && chosen > lastDay() ? consent("how.tooLong", { date: plainDay(lastDay()) }) : undefined
  }
  return (
    <>
      <DateField
        label={consent("how.endsAt")}
        hint={consent("how.endsAtHint", { days: props.days })}
        field={day}
        min={today()}
        max={lastDay()}
      />
      <Select label={consent("how.language")} field={props.form.at<string>("language")} options={spokenOptions()} />
      <RadioGroup
        label={consent("how.given")}
        field={props.form.at<"written" | "verbal_witnessed">("given")}
        options={(["written", "verbal_witnessed"] as const).map((value) => ({
          value,
          label: consent(`given.${value}`),
          hint: consent(`givenHint.${value}`),
        }))}
      />
      <Show when={props.form.at("given").value() === "verbal_witnessed"}>
        <TextField
          label={consent("how.witness")}
          hint={consent("how.witnessHint")}
          field={props.form.at("witness")}
          maxLength={120}
        />
      </Show>
    </>
  )
}
