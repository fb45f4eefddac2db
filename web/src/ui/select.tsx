import { For, type JSX, Show } from "solid-js"
import { Field, type FieldProps } from "./field"

export type Option<T extends string = string> = { value: T; label: string; group?: string; disabled?: boolean }

type Props<T extends string> = FieldProps<T> & {
  options: readonly Option<T>[]
  empty?: string
  onPick?: (value: T) => void
}

/** The browser's own select: on a phone it is the familiar wheel, it needs no positioning, and it weighs nothing. */
export function Select<T extends string>(props: Props<T>) {
  const isEmpty = () => (props.field.value() ?? undefined) === undefined
  const groups = () => [...new Set(props.options.map((option) => option.group))]
  const pick: JSX.EventHandler<HTMLSelectElement, Event> = (event) => {
    const value = event.currentTarget.value as T
    props.field.set(value || undefined)
    if (value) props.onPick?.(value)
  }
  const items = (group: string | undefined) => (
    <For each={props.options.filter((option) => option.group === group)}>
      {(option) => (
        <option value={option.value} disabled={option.disabled} selected={option.value === props.field.value()}>
          {option.label}
        </option>
      )}
    </For>
  )
  return (
    <Field {...props}>
      {(aria) => (
        <select class="input" {...aria} onChange={pick}>
          <Show when={props.empty !== undefined || isEmpty()}>
            <option value="" selected={isEmpty()}>
              {props.empty ?? "—"}
            </option>
          </Show>
          <For each={groups()}>
            {(group) => (
              <Show when={group} fallback={items(undefined)}>
                <optgroup label={group!}>{items(group)}</optgroup>
              </Show>
            )}
          </For>
        </select>
      )}
    </Field>
  )
}
