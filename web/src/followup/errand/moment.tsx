import { createUniqueId, type JSX } from "solid-js"
import { instantOf } from "../../context/days"
import { zone } from "../../context/time"
import { FieldError } from "../../ui/field"
import type { Control } from "../../ui/form"

/** A day and a time in the consulate's time zone, kept as an instant. */
export function Moment(props: { label: JSX.Element; field: Control<string>; first: string }) {
  const id = createUniqueId()
  const set = (local: string) => props.field.set(local ? instantOf(local, zone()) : undefined)
  return (
    <div class="field" data-field={props.field.name}>
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="input"
        type="datetime-local"
        min={`${props.first}T00:00`}
        aria-invalid={props.field.error() !== undefined}
        onInput={(event) => set(event.currentTarget.value)}
      />
      <FieldError text={props.field.error()} />
    </div>
  )
}
