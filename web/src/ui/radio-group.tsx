import * as Kobalte from "@kobalte/core/radio-group"
import { For, Show } from "solid-js"
import { FieldError, type FieldProps, Optional } from "./field"
import type { Option } from "./select"

type Props<T extends string> = FieldProps<T> & {
  options: readonly (Option<T> & { hint?: string })[]
  inline?: boolean
}

export function RadioGroup<T extends string>(props: Props<T>) {
  return (
    <Kobalte.Root
      class="field"
      data-field={props.field.name}
      name={props.field.name}
      value={props.field.value() ?? ""}
      onChange={(value) => props.field.set(value as T)}
      validationState={props.field.error() ? "invalid" : "valid"}
    >
      <Kobalte.Label class="legend" classList={{ "hidden-words": props.quiet ?? false }}>
        {props.label} <Optional when={props.optional} />
      </Kobalte.Label>
      <Show when={props.hint}>
        <Kobalte.Description class="hint">{props.hint}</Kobalte.Description>
      </Show>
      <div class="choices" data-inline={props.inline ? "" : undefined}>
        <For each={props.options}>
          {(option) => (
            <Kobalte.Item class="check" value={option.value} disabled={option.disabled ?? false}>
              <Kobalte.ItemInput class="check-input" />
              <Kobalte.ItemControl class="check-box" data-round="">
                <Kobalte.ItemIndicator class="check-dot" />
              </Kobalte.ItemControl>
              <span>
                <Kobalte.ItemLabel>{option.label}</Kobalte.ItemLabel>
                <Show when={option.hint}>
                  <Kobalte.ItemDescription class="hint">{option.hint}</Kobalte.ItemDescription>
                </Show>
              </span>
            </Kobalte.Item>
          )}
        </For>
      </div>
      <Kobalte.ErrorMessage>
        <FieldError text={props.field.error()} />
      </Kobalte.ErrorMessage>
    </Kobalte.Root>
  )
}
