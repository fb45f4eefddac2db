import { createUniqueId, For, type JSX, Show } from "solid-js"
import { weekdayName } from "../context/time"
import { FieldError, Optional } from "./field"
import type { Control } from "./form"
import "./choices.css"

/** ISO weekdays as seven buttons in one line: Monday 1 … Sunday 7. */
export function Weekdays(props: {
  field: Control<number[]>
  label: JSX.Element
  hint?: JSX.Element
  optional?: boolean
}) {
  const id = createUniqueId()
  const chosen = () => props.field.value() ?? []
  const toggle = (day: number, on: boolean) => {
    const next = on ? [...chosen(), day] : chosen().filter((other) => other !== day)
    props.field.set(next.sort((a, b) => a - b))
  }
  return (
    <fieldset class="field" data-field={props.field.name} aria-describedby={props.hint ? `${id}-hint` : undefined}>
      <legend>
        {props.label} <Optional when={props.optional} />
      </legend>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <div class="weekdays">
        <For each={[1, 2, 3, 4, 5, 6, 7]}>
          {(day) => (
            <label class="press">
              <input
                type="checkbox"
                aria-label={weekdayName(day)}
                checked={chosen().includes(day)}
                onChange={(event) => toggle(day, event.currentTarget.checked)}
              />
              <span aria-hidden="true">{weekdayName(day, "short")}</span>
            </label>
          )}
        </For>
      </div>
      <FieldError text={props.field.error()} />
    </fieldset>
  )
}
