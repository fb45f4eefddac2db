import * as Kobalte from "@kobalte/core/text-field"
import { readAmount } from "@ventanilla/hsds/read/amount"
import { createSignal, type JSX, Show } from "solid-js"
import { ui } from "../i18n/ui"
import { FieldError, type FieldProps, Optional } from "./field"

type Props = FieldProps<string> & {
  type?: "text" | "email" | "tel" | "url" | "password" | "search"
  /** More than one makes it a box of several lines. */
  rows?: number
  autocomplete?: string
  inputmode?: JSX.HTMLAttributes<HTMLInputElement>["inputmode"]
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
          />
        }
      >
        <Kobalte.TextArea class="input" rows={props.rows} autocomplete="off" />
      </Show>
      <Kobalte.ErrorMessage>
        <FieldError text={props.field.error()} />
      </Kobalte.ErrorMessage>
    </Kobalte.Root>
  )
}

type NumberProps = FieldProps<number> & {
  min?: number
  max?: number
  suffix?: string
  /** Degrees: all their places count, and there are no thousands. */
  exact?: boolean
}

/** A number as it is typed (`hsds/read/amount`). What is not understood stays as typed, is no number for the schema, and says why. */
export function NumberField(props: NumberProps) {
  const [typed, setTyped] = createSignal("")
  const read = (text: string) => readAmount(text, props.exact ? "exact" : "cents")
  const numberOf = (text: string): number | undefined => {
    const found = read(text)
    return found && ("amount" in found ? found.amount : Number.NaN)
  }
  const refused = () => {
    const found = read(typed())
    return found && "refused" in found ? found.refused : undefined
  }
  const text = {
    name: props.field.name,
    // What is typed stays while it means the number: "12." is on its way to "12.5".
    value: () => {
      const value = props.field.value() ?? undefined
      if (Object.is(numberOf(typed()), value)) return typed()
      if (refused() && !value) return typed()
      return value === undefined || Number.isNaN(value) ? "" : String(value)
    },
    set: (value: string | undefined) => {
      setTyped(value ?? "")
      props.field.set(numberOf(value ?? ""))
    },
    error: () => {
      const said = props.field.error()
      const why = said && refused()
      return why ? ui(why === "ambiguous_number" ? "ambiguousNumber" : "number") : said
    },
  }
  return <TextField {...props} field={text} inputmode="decimal" />
}
