import { EndInput, EndReason } from "@ventanilla/core/safety/protocolrun/schema"
import { Show } from "solid-js"
import { Dialog } from "../../../ui/dialog"
import { createForm } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { Submit } from "../../../ui/submit"
import { toast } from "../../../ui/toast"
import { endRun } from "../protocol.calls"
import { run } from "./run.i18n"

type Props = { runID: string; open: boolean; close: () => void; done: () => void }

/** Ends a run, and says why: completed needs a mark on every step that applies. */
export function End(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.close} title={run("end.title")}>
      <Show when={props.open}>
        <EndForm {...props} />
      </Show>
    </Dialog>
  )
}

function EndForm(props: Props) {
  const form = createForm({
    schema: EndInput,
    initial: { runID: props.runID },
    send: ({ runID, reason }, key) => endRun(runID, reason, key),
    done: () => {
      toast(run("end.done"))
      props.done()
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <RadioGroup
        field={form.field("reason")}
        label={run("end.reason")}
        options={EndReason.options.map((value) => ({ value, label: run(`end.${value}`) }))}
      />
      <Submit form={form} label={run("end")} onCancel={props.close} />
    </form>
  )
}
