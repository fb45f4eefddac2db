import { createUniqueId, For, type JSX, Show } from "solid-js"
import { FieldError } from "./field"
import type { Bound, Control } from "./form"
import "./choices.css"

type Choice<T extends string> = { value: T; label: JSX.Element; hint?: JSX.Element }
type Shared<T extends string> = {
  label: JSX.Element
  hint?: JSX.Element
  options: readonly Choice<T>[]
  large?: boolean
  quiet?: boolean
  /** Shows the number that presses each, for a form that listens to them. */
  keys?: boolean
}

/** One of few, as buttons that stay pressed: for a counter, a phone and a hurry. */
export function PressOne<T extends string>(props: Shared<T> & { field: Control<T> }) {
  const name = createUniqueId()
  return (
    <Frame {...props} name={props.field.name} error={props.field.error()}>
      {(option) => (
        <input
          type="radio"
          name={name}
          value={option.value}
          checked={props.field.value() === option.value}
          onChange={() => props.field.set(option.value)}
        />
      )}
    </Frame>
  )
}

/** Any of several, the same way. */
export function PressMany<T extends string>(props: Shared<T> & { field: Control<T[]> }) {
  const chosen = () => props.field.value() ?? []
  return (
    <Frame {...props} name={props.field.name} error={props.field.error()}>
      {(option) => (
        <input
          type="checkbox"
          name={props.field.name}
          value={option.value}
          checked={chosen().includes(option.value)}
          onChange={(event) =>
            props.field.set(
              event.currentTarget.checked
                ? [...chosen(), option.value]
                : chosen().filter((other) => other !== option.value),
            )
          }
        />
      )}
    </Frame>
  )
}

function Frame<T extends string>(
  props: Shared<T> & { name: string; error: string | undefined; children: (option: Choice<T>) => JSX.Element },
) {
  const id = createUniqueId()
  return (
    <fieldset class="field" data-field={props.name} aria-describedby={props.hint ? id : undefined}>
      <legend classList={{ "hidden-words": props.quiet ?? false }}>{props.label}</legend>
      <Show when={props.hint}>
        <p class="hint" id={id}>
          {props.hint}
        </p>
      </Show>
      <div class="presses" data-large={props.large ? "" : undefined}>
        <For each={props.options}>
          {(option, index) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is what the caller puts inside
            <label class="press">
              {props.children(option)}
              <span>
                <span>
                  {option.label}
                  <Show when={props.keys && index() < 10}>
                    <span class="press-key" aria-hidden="true">
                      {(index() + 1) % 10}
                    </span>
                  </Show>
                </span>
                <Show when={option.hint}>
                  <small>{option.hint}</small>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <FieldError text={props.error} />
    </fieldset>
  )
}

/** A field that is true or false, to press one of two words. */
export const yesNo = (field: Bound<boolean | undefined>): Bound<"yes" | "no" | undefined> => ({
  ...field,
  value: () => (field.value() === undefined ? undefined : field.value() ? "yes" : "no"),
  set: (value) => field.set(value === undefined ? undefined : value === "yes"),
})
