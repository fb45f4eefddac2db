import { createSignal, Show } from "solid-js"
import { language } from "../../../context/language"
import { Button } from "../../../ui/button"
import { FieldError } from "../../../ui/field"
import type { Control } from "../../../ui/form"
import type { Catalogues } from "../sheet/sheet.calls"
import { coreType } from "./gbv"
import { incidents } from "./incidents.i18n"

/** The core type by its questions, one at a time: the order decides, and one cannot skip ahead to an answer. */
export function GbvWalk(props: { field: Control<string>; known: Catalogues }) {
  const types = () => props.known.entries("gbv_type").filter(({ retired }) => !retired)
  const [answers, setAnswers] = createSignal<boolean[]>([])
  const chosen = () => types().find(({ key }) => key === props.field.value())
  const asked = () => types()[answers().length]
  const fact = (name: "question" | "definition", of = asked()) => String(of?.facts[`${name}_${language()}`] ?? "")
  const answer = (yes: boolean) => {
    const next = [...answers(), yes]
    setAnswers(next)
    props.field.set(
      coreType(
        types().map(({ key }) => key),
        next,
      ),
    )
  }
  const again = () => {
    setAnswers([])
    props.field.set(undefined)
  }
  return (
    <fieldset class="field panel" data-field={props.field.name}>
      <legend>{incidents("gbv")}</legend>
      <Show
        when={chosen()}
        fallback={
          <div class="stack" data-gap="small" aria-live="polite">
            <p class="hint">
              {incidents("gbvText")}{" "}
              {incidents("gbvProgress", { number: answers().length + 1, all: types().length - 1 })}
            </p>
            <p>
              <strong>{fact("question")}</strong>
            </p>
            <p class="small quiet">{fact("definition")}</p>
            <div class="row">
              <Button onClick={() => answer(true)}>{incidents("yes")}</Button>
              <Button onClick={() => answer(false)}>{incidents("no")}</Button>
              <Show when={answers().length}>
                <Button kind="quiet" onClick={again}>
                  {incidents("gbvAgain")}
                </Button>
              </Show>
            </div>
          </div>
        }
      >
        {(type) => (
          <div class="stack" data-gap="small" aria-live="polite">
            <p>
              <strong>{type()[language()]}</strong>
            </p>
            <p class="small quiet">{fact("definition", type())}</p>
            <div>
              <Button kind="quiet" size="small" onClick={again}>
                {incidents("gbvAgain")}
              </Button>
            </div>
          </div>
        )}
      </Show>
      <FieldError text={props.field.error()} />
    </fieldset>
  )
}
