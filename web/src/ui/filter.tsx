import { For, type JSX } from "solid-js"
import type { Option } from "./select"

/** A filter that is a sentence: "Mostrar expedientes [abiertos] de [cualquier persona], con folio [____]". */
export function Filter(props: { children: JSX.Element; label: string }) {
  return (
    <search aria-label={props.label}>
      <form class="filter" onSubmit={(event) => event.preventDefault()}>
        {props.children}
      </form>
    </search>
  )
}

/** One choice inside the sentence. */
export function FilterChoice<T extends string>(props: {
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
}) {
  return (
    <select
      class="filter-choice"
      aria-label={props.label}
      onChange={(event) => props.onChange(event.currentTarget.value as T)}
    >
      <For each={props.options}>
        {(option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        )}
      </For>
    </select>
  )
}

/** A word to look for inside the sentence; reported as it is typed. */
export function FilterText(props: {
  label: string
  value: string
  placeholder?: string
  onChange: (value: string) => void
}) {
  return (
    <input
      class="filter-text"
      type="search"
      autocomplete="off"
      spellcheck={false}
      aria-label={props.label}
      placeholder={props.placeholder ?? props.label}
      value={props.value}
      onInput={(event) => props.onChange(event.currentTarget.value)}
    />
  )
}
