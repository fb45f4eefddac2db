import * as Kobalte from "@kobalte/core/text-field"
import { type JSX, Show } from "solid-js"
import { FieldError, type FieldProps, Optional } from "./field"

type Props = FieldProps<string | undefined> & {
  type?: "text" | "email" | "tel" | "url" | "password" | "search"
  /** More than one makes it a box of several lines. */
  rows?: number
  autocomplete?: string
  inputmode?: JSX.HTMLAttributes<HTMLInputElement>["inputmode"]
  maxLength?: number
}

export function TextField(props: Props) {
  return (
    <Kobalte.Root
      class="field"
      data-field={props.field.name}
      name={props.field.name}
      value={props.field.value() ?? ""}
      onChange={props.field.set}
      validationState={props.field.error() ? "invalid" : "valid"}
    >
      <Kobalte.Label classList={{ "hidden-words": props.quiet ?? false }}>
        {props.label} <Optional when={props.optional} />
      </Kobalte.Label>
      <Show when={props.hint}>
        <Kobalte.Description class="hint">{props.hint}</Kobalte.Description>
      </Show>
      <Show
        when={(props.rows ?? 1) > 1}
        fallback={
          <Kobalte.Input
            class="input"
            type={props.type ?? "text"}
            autocomplete={props.autocomplete ?? "off"}
            inputmode={props.inputmode}
            maxLength={props.maxLength}
          />
        }
      >
        <Kobalte.TextArea class="input" rows={props.rows} autocomplete="off" maxLength={props.maxLength} />
      </Show>
      <Kobalte.ErrorMessage>
        <FieldError text={props.field.error()} />
      </Kobalte.ErrorMessage>
    </Kobalte.Root>
  )
}

export function NumberField(props: FieldProps<number | undefined> & { min?: number; max?: number; suffix?: string }) {
  const text = {
    name: props.field.name,
    value: () => (props.field.value() === undefined ? "" : String(props.field.value())),
    set: (value: string | undefined) => props.field.set(value?.trim() ? Number(value.replace(",", ".")) : undefined),
    error: props.field.error,
  }
  return <TextField {...props} field={text} inputmode="decimal" />
}
