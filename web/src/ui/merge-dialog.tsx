import { createSignal, For, Show } from "solid-js"
import { merge as words } from "../i18n/merge"
import { Button } from "./button"
import { Dialog } from "./dialog"
import { bound } from "./form"
import type { createMerge } from "./merge"
import { type Conflict, type Decision, decide } from "./merge.rules"
import { TextField } from "./text-field"
import "./merge.css"

type Props<V> = {
  merge: Pick<ReturnType<typeof createMerge<V>>, "question">
  /** What a field is called on screen, by its path. */
  label: (path: string) => string
  /** A value of it in words; empty text for nothing. */
  show: (path: string, value: unknown) => string
}

/** Both versions side by side, field by field; she decides each. */
export function MergeDialog<V>(props: Props<V>) {
  return (
    <Show when={props.merge.question()} keyed>
      {(question) => {
        const { conflicts } = question.found
        const [decisions, setDecisions] = createSignal<Record<string, Decision>>({})
        const note = (path: string, decision: Decision) => setDecisions((before) => ({ ...before, [path]: decision }))
        const ready = () => conflicts.every(({ path }) => path in decisions())
        return (
          <Dialog open onClose={() => question.answer(undefined)} title={words("title")}>
            <div class="stack">
              <p>{words("text", { count: conflicts.length })}</p>
              <For each={conflicts}>
                {(conflict) => (
                  <Choice
                    conflict={conflict}
                    label={props.label(conflict.path)}
                    show={(value) => props.show(conflict.path, value)}
                    decision={decisions()[conflict.path]}
                    decide={(decision) => note(conflict.path, decision)}
                  />
                )}
              </For>
              <div class="row">
                <Button
                  kind="primary"
                  disabled={!ready()}
                  onClick={() => question.answer(decide(question.found, decisions()))}
                >
                  {words("save")}
                </Button>
                <Button onClick={() => question.answer(undefined)}>{words("back")}</Button>
              </div>
            </div>
          </Dialog>
        )
      }}
    </Show>
  )
}

function Choice(props: {
  conflict: Conflict
  label: string
  show: (value: unknown) => string
  decision: Decision | undefined
  decide: (decision: Decision) => void
}) {
  const { mine, theirs, path } = props.conflict
  const texts = typeof mine === "string" && typeof theirs === "string" && (mine.includes(" ") || theirs.includes(" "))
  const own = () => (typeof props.decision === "object" ? String(props.decision.value) : undefined)
  const option = (value: "theirs" | "mine", what: unknown) => (
    <label class="merge-side">
      <input
        type="radio"
        name={`merge-${path}`}
        checked={props.decision === value}
        onChange={() => props.decide(value)}
      />
      <span>
        <small>{words(value)}</small>
        <span class="merge-value">{props.show(what) || <i class="quiet">{words("empty")}</i>}</span>
      </span>
    </label>
  )
  return (
    <fieldset class="merge-field">
      <legend>{props.label}</legend>
      <div class="merge-sides">
        {option("mine", mine)}
        {option("theirs", theirs)}
      </div>
      <Show when={texts}>
        <label class="merge-side">
          <input
            type="radio"
            name={`merge-${path}`}
            checked={own() !== undefined}
            onChange={() => props.decide({ value: `${theirs}\n${mine}` })}
          />
          <span>{words("both")}</span>
        </label>
        <Show when={own() !== undefined}>
          <TextField
            label={words("bothText")}
            rows={6}
            field={bound<string | undefined>(`merge-own-${path}`, own, (value) => props.decide({ value: value ?? "" }))}
          />
        </Show>
      </Show>
    </fieldset>
  )
}
