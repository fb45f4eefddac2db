import { createSignal, Show } from "solid-js"
import { spokenOptions } from "../context/spoken"
import { domain } from "../i18n/domain"
import { Button } from "./button"
import { Checkboxes } from "./checkbox"
import type { Control } from "./form"

const frequent = 6

/** Languages spoken: the frequent ones and those chosen; the others after a press. */
export function SpokenLanguages(props: { field: Control<string[]>; label?: string }) {
  const [all, setAll] = createSignal(false)
  // Fixed when drawn: a box must not move away under the finger that unticks it.
  const before = props.field.value() ?? []
  const options = () =>
    spokenOptions().filter(({ value }, index) => all() || index < frequent || before.includes(value))
  return (
    <div class="stack" data-gap="small">
      <Checkboxes
        columns
        quiet={props.label === undefined}
        label={props.label ?? domain("languages")}
        field={props.field}
        options={options()}
      />
      <Show when={!all()}>
        <div>
          <Button kind="quiet" size="small" onClick={() => setAll(true)}>
            {domain("languages.others")}
          </Button>
        </div>
      </Show>
    </div>
  )
}
