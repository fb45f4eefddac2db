import { createSignal, For, Show } from "solid-js"
import { merge as words } from "../i18n/merge"
import { Button } from "./button"
import { Dialog } from "./dialog"
import { bound } from "./form"
import type { createMerge } from "./merge"
import { type Conflict, type Decision, decide } from "./merge.rules"
import { plainly } from "./merge.words"
import { TextField } from "./text-field"
import "./merge.css"

type Props<V> = {
  merge: Pick<ReturnType<typeof createMerge<V>>, "question">
  /** What a field is called on screen, by its path. */
  label: (path: string) => string
  /** A value of it in words; empty text for nothing. */
  show?: (path: string, value: unknown) => string
}

/** Both versions side by side, field by field; she decides each, or whether an act is still to be done. */
export function MergeDialog<V>(props: Props<V>) {
  const show = (path: string, value: unknown) => (props.show ?? ((_, one) => plainly(one)))(path, value)
  return (
    <Show when={props.merge.question()} keyed>
      {(question) => {
        const { conflicts } = question.found
        const [decisions, setDecisions] = createSignal<Record<string, Decision>>({})
        const note = (path: string, decision: Decision) => setDecisions((before) => ({ ...before, [path]: decision }))
        const ready = () => question.act || conflicts.every(({ path }) => path in decisions())
        const text = () => {
          if (!question.act) return words("text", { count: conflicts.length })
          return words(conflicts.length ? "actText" : "actUnseen")
        }
        const goOn = () => question.answer(question.act ? question.found.merged : decide(question.found, decisions()))
        return (
          <Dialog open onClose={() => question.answer(undefined)} title={words(question.act ? "actTitle" : "title")}>
            <div class="stack">
              <p>{text()}</p>
              <For each={conflicts}>
                {(conflict) => (
                  <Show
                    when={!question.act}
                    fallback={
                      <Changed
                        conflict={conflict}
                        label={props.label(conflict.path)}
                        show={(value) => show(conflict.path, value)}
                      />
                    }
                  >
                    <Choice
                      conflict={conflict}
                      label={props.label(conflict.path)}
                      show={(value) => show(conflict.path, value)}
                      decision={decisions()[conflict.path]}
                      decide={(decision) => note(conflict.path, decision)}
                    />
                  </Show>
                )}
              </For>
              <div class="row">
                <Button kind="primary" disabled={!ready()} onClick={goOn}>
                  {words(question.act ? "goOn" : "save")}
                </Button>
                <Button onClick={() => question.answer(undefined)}>{words(question.act ? "leave" : "back")}</Button>
              </div>
            </div>
          </Dialog>
        )
      }}
    </Show>
  )
}

const Said = (props: { words: string }) => (
  <span class="merge-value">{props.words || <i class="quiet">{words("empty")}</i>}</span>
)

/** Something that is to be acted on, as it was read and as it is: nothing is chosen here. */
function Changed(props: { conflict: Conflict; label: string; show: (value: unknown) => string }) {
  const side = (which: "read" | "now", what: unknown) => (
    <div class="merge-side">
      <span>
        <small>{words(which)}</small>
        <Said words={props.show(what)} />
      </span>
    </div>
  )
  return (
    <fieldset class="merge-field">
      <legend>{props.label}</legend>
      <div class="merge-sides">
        {side("read", props.conflict.base)}
        {side("now", props.conflict.theirs)}
      </div>
    </fieldset>
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
        <Said words={props.show(what)} />
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
