import { Deviation, MarkInput, type StepView } from "@ventanilla/core/safety/protocolrun/schema"
import { onMount, Show } from "solid-js"
import { Checkboxes } from "../../../ui/checkbox"
import { DateField } from "../../../ui/date-field"
import { createForm } from "../../../ui/form"
import { MergeDialog } from "../../../ui/merge-dialog"
import { asRead } from "../../../ui/over"
import { RadioGroup } from "../../../ui/radio-group"
import { Submit } from "../../../ui/submit"
import { TextField } from "../../../ui/text-field"
import { said } from "../protocol.words"
import { run } from "./run.i18n"
import { useMark } from "./use-mark"

const Mark = MarkInput.omit({ runID: true, step: true, seen: true })

type Props = { runID: string; step: StepView; state: "done" | "not_done"; close: () => void; done: () => void }

/** What a step asks to be written down, or why it was not done. */
export function MarkForm(props: Props) {
  const before = () => (props.step.mark?.state === props.state ? props.step.mark : null)
  // As it was when the form was opened, whatever is read behind it.
  const opened = asRead(props.step) ?? props.step
  const marks = useMark(props.runID, () => opened)
  const form = createForm({
    schema: Mark,
    initial: {
      state: props.state,
      ticked: before()?.ticked ?? [],
      ...(before()?.reason ? { reason: before()?.reason } : {}),
      ...(before() && props.step.written?.value ? { value: props.step.written.value } : {}),
      ...(props.step.written?.note ? { note: props.step.written.note } : {}),
    },
    send: marks.mark,
    done: () => {
      props.close()
      props.done()
    },
  })
  let element: HTMLFormElement | undefined
  onMount(() => element?.querySelector<HTMLElement>("input, textarea, button")?.focus())
  const isDone = () => props.state === "done"
  return (
    <form
      ref={element}
      class="setting-form"
      novalidate
      onSubmit={form.submit}
      aria-label={run(isDone() ? "doneOf" : "notDoneOf", { name: said(props.step) })}
    >
      <Show when={!isDone()}>
        <RadioGroup
          field={form.field("reason")}
          label={run("reason")}
          options={Deviation.options.map((value) => ({ value, label: run(`reason.${value}`) }))}
        />
      </Show>
      <Show when={props.step.checklist.length > 0}>
        <Checkboxes
          field={form.field("ticked")}
          label={run("checklist")}
          options={props.step.checklist.map((item) => ({ value: item.key, label: said(item) }))}
        />
      </Show>
      <Show when={isDone() && props.step.record === "choice"}>
        <RadioGroup
          field={form.field("value")}
          label={run("choice")}
          options={props.step.choices.map((item) => ({ value: item.key, label: said(item) }))}
        />
      </Show>
      <Show when={isDone() && props.step.record === "date"}>
        <DateField field={form.field("value")} label={run("date")} />
      </Show>
      <Show when={isDone() && props.step.record === "text"}>
        <TextField field={form.field("value")} label={run("value")} hint={run("noteHint")} rows={3} />
      </Show>
      <TextField field={form.field("note")} label={run("note")} hint={run("noteHint")} rows={2} optional />
      <Submit form={form} label={run("save")} onCancel={props.close} />
      <MergeDialog merge={marks.merge} label={marks.label} show={marks.show} />
    </form>
  )
}
