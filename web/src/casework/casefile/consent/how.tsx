import { Assent, ReadBy } from "@ventanilla/core/casework/consent/schema"
import { Show } from "solid-js"
import type { z } from "zod"
import { dayOf, endOfDay } from "../../../context/days"
import { spokenOptions } from "../../../context/spoken"
import { plainDay, zone } from "../../../context/time"
import { DateField } from "../../../ui/date-field"
import { Note } from "../../../ui/empty"
import { type Bound, bound } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { Select } from "../../../ui/select"
import { TextField } from "../../../ui/text-field"
import { consent } from "./consent.i18n"
import type { ConsentForm } from "./consent-form"
import { lastDay, today } from "./period"

/** Until when, in which language, and how she said it. */
export function How(props: { form: ConsentForm; days: number; most: number }) {
  const instant = props.form.field("endsAt")
  const day: Bound<string | undefined> = {
    name: "endsAt",
    value: () => (instant.value() ? dayOf(instant.value() ?? "", zone()) : undefined),
    set: (next) => instant.set(next ? endOfDay(next, zone()) : undefined),
    error: () => instant.error() ?? outside(),
  }
  const outside = () => {
    const chosen = day.value()
    if (chosen && chosen < today()) return consent("how.past")
    const last = lastDay(props.most)
    return chosen && chosen > last ? consent("how.tooLong", { days: props.most, date: plainDay(last) }) : undefined
  }
  return (
    <>
      <DateField
        label={consent("how.endsAt")}
        hint={consent("how.endsAtHint", { days: props.days, most: props.most })}
        field={day}
        min={today()}
        max={lastDay(props.most)}
      />
      <Select label={consent("how.language")} field={props.form.field("language")} options={spokenOptions()} />
      <RadioGroup
        label={consent("how.readBy")}
        field={props.form.field("readBy")}
        options={ReadBy.options.map((value) => ({ value, label: consent(`readBy.${value}`) }))}
      />
      <Show when={props.form.field("readBy").value() === "interpreter"}>
        <TextField
          label={consent("how.interpreter")}
          hint={consent("how.interpreterHint")}
          field={props.form.field("interpreter")}
        />
      </Show>
      <RadioGroup
        label={consent("how.given")}
        field={props.form.field("given")}
        options={(["written", "verbal_witnessed"] as const).map((value) => ({
          value,
          label: consent(`given.${value}`),
          hint: consent(`givenHint.${value}`),
        }))}
      />
      <Show when={props.form.field("given").value() === "verbal_witnessed"}>
        <TextField
          label={consent("how.witness")}
          hint={consent("how.witnessHint")}
          field={props.form.field("witness")}
        />
      </Show>
      <Minor form={props.form} />
    </>
  )
}

type Who = "adult" | "caregiver" | "herself"

/** A girl or an adolescent: somebody consents for her or she does, and she is asked in any case. */
function Minor(props: { form: ConsentForm }) {
  const at = <T = string>(name: string) => props.form.at<T>(name)
  const giver = at<Who>("minor.givenBy")
  const who = bound<Who | undefined>(
    "who",
    () => giver.value() ?? "adult",
    (value) => (value === "adult" ? at<unknown>("minor").set(undefined) : giver.set(value)),
  )
  return (
    <>
      <RadioGroup
        label={consent("minor.who")}
        field={who}
        options={(["adult", "caregiver", "herself"] as const).map((value) => ({
          value,
          label: consent(`minor.${value}`),
        }))}
      />
      <Show when={giver.value()}>
        <Note tone="warn">{consent("minor.safe")}</Note>
        <Show when={giver.value() === "caregiver"}>
          <TextField label={consent("minor.name")} hint={consent("how.witnessHint")} field={at("minor.caregiver")} />
        </Show>
        <RadioGroup
          label={consent("minor.assent")}
          hint={consent("minor.assentHint")}
          field={at<z.infer<typeof Assent>>("minor.assent")}
          options={Assent.options.map((value) => ({ value, label: consent(`assent.${value}`) }))}
        />
      </Show>
    </>
  )
}
