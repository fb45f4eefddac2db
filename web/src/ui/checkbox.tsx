import * as Kobalte from "@kobalte/core/checkbox"
import { createUniqueId, For, type JSX, Show } from "solid-js"
import { FieldError, type FieldProps, Optional } from "./field"
import type { Option } from "./select"

type Props = {
  label: JSX.Element
  hint?: JSX.Element
  checked: boolean
  onChange: (checked: boolean) => void
  name?: string
  disabled?: boolean
}

export function Check(props: Props) {
  return (
    <Kobalte.Root
      class="check"
      checked={props.checked}
      onChange={props.onChange}
      name={props.name ?? ""}
      disabled={props.disabled ?? false}
    >
      <Kobalte.Input class="check-input" />
      <Kobalte.Control class="check-box">
        <Kobalte.Indicator class="check-mark">✓</Kobalte.Indicator>
      </Kobalte.Control>
      <span>
        <Kobalte.Label>{props.label}</Kobalte.Label>
        <Show when={props.hint}>
          <Kobalte.Description class="hint">{props.hint}</Kobalte.Description>
        </Show>
      </span>
    </Kobalte.Root>
  )
}

/** One yes or no of a form. */
export function Checkbox(props: FieldProps<boolean>) {
  return (
    <div class="field" data-field={props.field.name}>
      <Check
        label={props.label}
        hint={props.hint}
        checked={props.field.value() ?? false}
        onChange={props.field.set}
        name={props.field.name}
      />
      <FieldError text={props.field.error()} />
    </div>
  )
}

/** Several of a list. `columns` lays them side by side where there is room. */
export function Checkboxes<T extends string>(
  props: FieldProps<T[]> & { options: readonly (Option<T> & { hint?: string })[]; columns?: boolean },
) {
  const id = createUniqueId()
  const chosen = () => props.field.value() ?? []
  const toggle = (value: T, on: boolean) =>
    props.field.set(on ? [...chosen(), value] : chosen().filter((other) => other !== value))
  return (
    <fieldset class="field" data-field={props.field.name} aria-describedby={props.hint ? `${id}-hint` : undefined}>
      <legend classList={{ "hidden-words": props.quiet ?? false }}>
        {props.label} <Optional when={props.optional} />
      </legend>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <div class="choices" data-columns={props.columns ? "" : undefined}>
        <For each={props.options}>
          {(option) => (
            <Check
              label={option.label}
              hint={option.hint}
              checked={chosen().includes(option.value)}
              onChange={(on) => toggle(option.value, on)}
              name={props.field.name}
            />
          )}
        </For>
      </div>
      <FieldError text={props.field.error()} />
    </fieldset>
  )
}
