import { createSignal, For } from "solid-js"
import { language } from "../../../context/language"
import { Button } from "../../../ui/button"
import { FieldError } from "../../../ui/field"
import type { Control } from "../../../ui/form"
import { bound } from "../../../ui/form"
import { Select } from "../../../ui/select"
import type { Catalogues } from "./sheet.calls"
import { sheet } from "./sheet.i18n"

/** Her languages as a short list, and one field to add another: headquarters' catalogue by families is too long to tick. */
export function Languages(props: { field: Control<string[]>; known: Catalogues }) {
  const [next, setNext] = createSignal<string | undefined>()
  const chosen = () => props.field.value() ?? []
  const options = () =>
    props.known
      .entries("language")
      .filter(({ key, retired }) => !retired && !chosen().includes(key))
      .map((one) => {
        const { family } = one.facts
        return { value: one.key, label: one[language()], ...(family ? { group: String(family) } : {}) }
      })
  const add = (key: string) => {
    props.field.set([...chosen(), key])
    setNext(undefined)
  }
  return (
    <fieldset class="field" data-field={props.field.name}>
      <legend>{sheet("field.speech.languages")}</legend>
      <ul class="tags">
        <For each={chosen()}>
          {(key) => (
            <li class="row" data-gap="small">
              {props.known.word("language", key)}
              <Button
                kind="quiet"
                size="small"
                aria-label={`${sheet("removeNumber")}: ${props.known.word("language", key)}`}
                onClick={() => props.field.set(chosen().filter((other) => other !== key))}
              >
                ✕
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Select
        label={sheet("addLanguage")}
        field={bound("addLanguage", next, setNext)}
        options={options()}
        onPick={add}
      />
      <FieldError text={props.field.error()} />
    </fieldset>
  )
}
