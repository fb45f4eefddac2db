import { Field, type FieldProps } from "./field"

/** A calendar day ("2026-03-09"); the browser's own picker knows the keyboard, the phone and the language. */
export function DateField(props: FieldProps<string> & { min?: string; max?: string }) {
  return (
    <Field {...props}>
      {(aria) => (
        <input
          class="input"
          type="date"
          {...aria}
          min={props.min}
          max={props.max}
          value={props.field.value() ?? ""}
          onChange={(event) => props.field.set(event.currentTarget.value || undefined)}
        />
      )}
    </Field>
  )
}

/** A time of day as minutes after midnight, local. */
export function TimeField(props: FieldProps<number>) {
  const text = () => {
    const minutes = props.field.value() ?? undefined
    if (minutes === undefined) return ""
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`
  }
  const set = (value: string) => {
    const [hour, minute] = value.split(":").map(Number)
    props.field.set(hour === undefined || minute === undefined ? undefined : hour * 60 + minute)
  }
  return (
    <Field {...props}>
      {(aria) => (
        <input
          class="input"
          type="time"
          {...aria}
          value={text()}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
