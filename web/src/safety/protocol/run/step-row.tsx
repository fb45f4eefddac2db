import type { StepView, View } from "@ventanilla/core/safety/protocolrun/schema"
import { createSignal, For, Show } from "solid-js"
import { plainDay, when } from "../../../context/time"
import { createAction } from "../../../ui/action"
import { Button } from "../../../ui/button"
import { Chip } from "../../../ui/chip"
import { ErrorNote } from "../../../ui/empty"
import { MergeDialog } from "../../../ui/merge-dialog"
import { FeedbackButton } from "../feedback"
import { doerName, said } from "../protocol.words"
import { MarkForm } from "./mark-form"
import { run } from "./run.i18n"
import { useMark } from "./use-mark"

type Props = {
  view: View
  step: StepView
  mayMark: boolean
  accounts: ReadonlyMap<string, string>
  done: () => void
}

/** One step: what it says, its mark, and the ways to mark it. What asks for nothing is done with one press. */
export function StepRow(props: Props) {
  const [form, setForm] = createSignal<"done" | "not_done">()
  const name = () => said(props.step)
  const asks = () => props.step.checklist.length > 0 || !["none", "tick"].includes(props.step.record)
  const marks = useMark(props.view.runID, () => props.step)
  const done = createAction(
    (key) => {
      const nothing = { reason: null, ticked: [], value: null, note: null }
      return marks.mark({ state: "done", ...nothing }, key)
    },
    () => props.done(),
  )
  const undo = createAction(
    (key) => marks.clear(key),
    () => props.done(),
  )
  const isElsewhere = () => !props.step.settings.includes(props.view.setting)
  return (
    <li>
      <div>
        <p>{name()}</p>
        <p class="small quiet">
          {doerName(props.step.who)}
          <Show when={isElsewhere()}> · {run("elsewhere")}</Show>
        </p>
        <Show when={props.step.mark}>
          <Marked step={props.step} accounts={props.accounts} />
        </Show>
        <ErrorNote problem={done.problem() ?? undo.problem()} />
        <MergeDialog merge={marks.merge} label={marks.label} show={marks.show} />
        <MergeDialog merge={marks.seen} label={marks.label} show={marks.show} />
      </div>
      <div class="act">
        <Show when={props.mayMark && !props.step.mark && !form()}>
          <Button
            size="small"
            pending={done.pending()}
            aria-label={run("doneOf", { name: name() })}
            onClick={() => (asks() ? setForm("done") : void done.run())}
          >
            {run("done")}
          </Button>
          <Button
            size="small"
            kind="quiet"
            aria-label={run("notDoneOf", { name: name() })}
            onClick={() => setForm("not_done")}
          >
            {run("notDone")}
          </Button>
        </Show>
        <Show when={props.mayMark && props.step.mark && !form()}>
          <Button
            size="small"
            kind="quiet"
            aria-label={run("changeOf", { name: name() })}
            onClick={() => setForm(props.step.mark?.state)}
          >
            {run("change")}
          </Button>
          <Button
            size="small"
            kind="quiet"
            pending={undo.pending()}
            aria-label={run("undoOf", { name: name() })}
            onClick={() => void undo.run()}
          >
            {run("undo")}
          </Button>
        </Show>
        <FeedbackButton about={{ protocol: props.view.protocol, version: props.view.edition }} step={props.step} />
      </div>
      <Show when={form()} keyed>
        {(state) => (
          <MarkForm
            runID={props.view.runID}
            step={props.step}
            state={state}
            close={() => setForm(undefined)}
            done={props.done}
          />
        )}
      </Show>
    </li>
  )
}

function Marked(props: { step: StepView; accounts: ReadonlyMap<string, string> }) {
  const mark = () => props.step.mark!
  const value = () => {
    const written = props.step.written?.value
    if (!written) return undefined
    if (props.step.record === "date") return plainDay(written)
    const choice = props.step.choices.find(({ key }) => key === written)
    return choice ? said(choice) : written
  }
  const ticked = () => props.step.checklist.filter(({ key }) => mark().ticked.includes(key))
  return (
    <div class="mark">
      <p class="small">
        <Chip tone={mark().state === "done" ? "ok" : "warn"}>{run(mark().state === "done" ? "done" : "notDone")}</Chip>{" "}
        <Show when={mark().reason}>{(reason) => <span>{run(`reason.${reason()}`)} · </span>}</Show>
        <span class="quiet">
          {run("marked", { who: props.accounts.get(mark().by) ?? mark().by, when: when(mark().at) })}
        </span>
      </p>
      <Show when={ticked().length > 0}>
        <ul class="protocol-ticked small">
          <For each={ticked()}>{(item) => <li>{said(item)}</li>}</For>
        </ul>
      </Show>
      <Show when={value()}>{(words) => <p class="lines">{words()}</p>}</Show>
      <Show when={props.step.written?.note}>{(note) => <p class="lines small">{note()}</p>}</Show>
    </div>
  )
}
