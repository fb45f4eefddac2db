import { createUniqueId, type JSX, Show } from "solid-js"
import { ui } from "../i18n/ui"
import type { Control } from "./form"

export type FieldProps<T> = {
  field: Control<T>
  label: JSX.Element
  hint?: JSX.Element
  optional?: boolean
  quiet?: boolean
}

type Aria = { id: string; name: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined }

/** Label, hint and error around one native control, tied together for those who listen. */
export function Field<T>(props: FieldProps<T> & { children: (aria: Aria) => JSX.Element }) {
  const id = createUniqueId()
  const aria: Aria = {
    id,
    get name() {
      return props.field.name
    },
    get "aria-describedby"() {
      return [props.hint && `${id}-hint`, props.field.error() && `${id}-error`].filter(Boolean).join(" ") || undefined
    },
    get "aria-invalid"() {
      return props.field.error() ? (true as const) : undefined
    },
  }
  return (
    <div class="field" data-field={props.field.name} data-invalid={props.field.error() ? "" : undefined}>
      <label for={id} classList={{ "hidden-words": props.quiet }}>
        {props.label} <Optional when={props.optional} />
      </label>
      <Show when={props.hint}>
        <p class="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      {props.children(aria)}
      <FieldError id={`${id}-error`} text={props.field.error()} />
    </div>
  )
}

export function Optional(props: { when: boolean | undefined }) {
  return (
    <Show when={props.when}>
      <span class="quiet small">({ui("optional")})</span>
    </Show>
  )
}

export function FieldError(props: { id?: string; text: string | undefined }) {
  return (
    <Show when={props.text}>
      <p class="error" id={props.id} role="alert">
        {props.text}
      </p>
    </Show>
  )
}
