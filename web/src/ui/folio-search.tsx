import { createEffect, createSignal, createUniqueId, Show } from "solid-js"
import "./choices.css"

const shape = /^[2-9A-HJKMNP-TV-Z]{4}$/

/** A folio inside a filter's sentence; "7k2f" is enough. Looks when it is whole, and says so when it cannot be one. */
export function FolioSearch(props: {
  series: "VAIM" | "CAN" | "DET"
  label: string
  wrong: string
  value: string
  onFind: (folio: string | undefined) => void
}) {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal("")
  createEffect(() => setTyped(props.value))
  const code = (text: string) => {
    const plain = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")
    return plain.startsWith(props.series) ? plain.slice(props.series.length) : plain
  }
  const whole = (text: string) => (shape.test(code(text)) ? `${props.series}-${code(text)}` : undefined)
  const wrong = () => code(typed()).length > 3 && !whole(typed())
  const type = (text: string) => {
    setTyped(text)
    if (!text.trim()) props.onFind(undefined)
    else if (whole(text)) props.onFind(whole(text))
  }
  return (
    <>
      <input
        class="filter-text filter-folio"
        type="search"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-label={props.label}
        aria-invalid={wrong() || undefined}
        aria-describedby={wrong() ? id : undefined}
        placeholder={`${props.series}-7K2F`}
        value={typed()}
        onInput={(event) => type(event.currentTarget.value)}
      />
      <Show when={wrong()}>
        <span class="error" id={id} role="alert">
          {props.wrong}
        </span>
      </Show>
    </>
  )
}
