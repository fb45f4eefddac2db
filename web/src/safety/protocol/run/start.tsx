import { RunKey, Setting, StartInput } from "@ventanilla/core/safety/protocolrun/schema"
import { Show } from "solid-js"
import { useReread } from "../../../context/changes"
import { Dialog } from "../../../ui/dialog"
import { createForm } from "../../../ui/form"
import { RadioGroup } from "../../../ui/radio-group"
import { Submit } from "../../../ui/submit"
import { toast } from "../../../ui/toast"
import { startRun } from "../protocol.calls"
import { protocol } from "../protocol.i18n"
import { run } from "./run.i18n"

type Props = {
  casefileID: string
  begin: RunKey | "any" | undefined
  close: () => void
  started: (runID: string) => void
}

/** Which protocol, and where she is attended: the steps that apply depend on it. */
export function Start(props: Props) {
  return (
    <Dialog open={props.begin !== undefined} onClose={props.close} title={run("startAny")}>
      <Show when={props.begin} keyed>
        {(begin) => <StartForm {...props} begin={begin} />}
      </Show>
    </Dialog>
  )
}

function StartForm(props: Props & { begin: RunKey | "any" }) {
  const reread = useReread()
  const form = createForm({
    schema: StartInput,
    initial: {
      casefileID: props.casefileID,
      setting: "office",
      ...(props.begin === "any" ? {} : { protocol: props.begin }),
    },
    send: startRun,
    done: ({ runID }) => {
      toast(run("started"))
      reread("run")
      props.close()
      props.started(runID)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <RadioGroup
        field={form.field("protocol")}
        label={run("which")}
        options={RunKey.options.map((value) => ({ value, label: protocol(`name.${value}`) }))}
      />
      <RadioGroup
        field={form.field("setting")}
        label={run("where")}
        options={Setting.options.map((value) => ({ value, label: protocol(`setting.${value}`) }))}
      />
      <Submit form={form} label={run("start")} onCancel={props.close} />
    </form>
  )
}
