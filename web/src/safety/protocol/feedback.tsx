import { GiveInput } from "@ventanilla/core/safety/feedback/schema"
import type { Edition, Step } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, Show } from "solid-js"
import { ofText } from "../../api"
import { can } from "../../context/nav"
import { Button } from "../../ui/button"
import { Dialog } from "../../ui/dialog"
import { Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { giveFeedback } from "./protocol.calls"
import { protocol } from "./protocol.i18n"
import { said } from "./protocol.words"

type About = Pick<Edition, "protocol" | "version">

/** A word to headquarters about one step: it bears the consulate and no case file, and says so before she writes. */
export function FeedbackButton(props: { about: About; step: Pick<Step, "key" | "es" | "en"> }) {
  const [open, setOpen] = createSignal(false)
  return (
    <Show when={can("feedback.give")}>
      <Button
        kind="quiet"
        size="small"
        onClick={() => setOpen(true)}
        aria-label={protocol("feedback.of", { step: said(props.step) })}
      >
        {protocol("feedback")}
      </Button>
      <Dialog open={open()} onClose={() => setOpen(false)} title={protocol("feedback.title")}>
        <Show when={open()}>
          <Words about={props.about} step={props.step} close={() => setOpen(false)} />
        </Show>
      </Dialog>
    </Show>
  )
}

function Words(props: { about: About; step: Pick<Step, "key" | "es" | "en">; close: () => void }) {
  const form = createForm({
    schema: GiveInput,
    initial: { protocol: props.about.protocol, version: props.about.version, step: props.step.key },
    send: (json, key) => giveFeedback({ ...json, version: ofText(json.version) }, key),
    done: () => {
      toast(protocol("feedback.sent"))
      props.close()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>
        <strong>{said(props.step)}</strong>
      </p>
      <Note tone="warn">{protocol("feedback.warn")}</Note>
      <TextField field={form.field("text")} label={protocol("feedback.text")} rows={5} />
      <Submit form={form} label={protocol("feedback.send")} onCancel={props.close} />
    </form>
  )
}
