import { offices } from "@ventanilla/core/data/consulates"
import { Field, SendInput } from "@ventanilla/core/followup/transfer/schema"
import { Show } from "solid-js"
import { language } from "../../context/language"
import { Checkboxes } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { sendTransfer } from "./transfer.calls"
import { transfer } from "./transfer.i18n"

/** To whom, what goes along, and how she said yes. */
export function Offer(props: { casefileID: string; open: boolean; close: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.close} title={transfer("offerTitle")}>
      <Fields casefileID={props.casefileID} close={props.close} />
    </Dialog>
  )
}

function Fields(props: { casefileID: string; close: () => void }) {
  const form = createForm({
    schema: SendInput,
    initial: { casefileID: props.casefileID, fields: [], language: "es" },
    send: (input, key) => sendTransfer(input, key),
    done: useDone("transfer", props.close)(() => transfer("sent")),
  })
  const fields = form.field("fields")
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={transfer("office")}
        field={form.field("officeCode")}
        options={offices.map(({ code, city }) => ({ value: code, label: city[language()] }))}
      />
      <Checkboxes
        label={transfer("fields")}
        field={{
          ...fields,
          set: (next) => {
            fields.set(next)
            if (!next?.includes("note")) form.field("note").set(undefined)
          },
        }}
        options={Field.options.map((value) => ({ value, label: transfer(`field.${value}`) }))}
      />
      <Show when={fields.value()?.includes("note")}>
        <TextField rows={3} label={transfer("handover")} hint={transfer("handoverHint")} field={form.field("note")} />
      </Show>
      <PressOne
        label={transfer("given")}
        field={form.field("given")}
        options={(["written", "verbal_witnessed"] as const).map((value) => ({
          value,
          label: transfer(`given.${value}`),
        }))}
      />
      <Show when={form.field("given").value() === "verbal_witnessed"}>
        <TextField label={transfer("witness")} field={form.field("witness")} />
      </Show>
      <Submit brief form={form} label={transfer("send")} onCancel={props.close} />
    </form>
  )
}
