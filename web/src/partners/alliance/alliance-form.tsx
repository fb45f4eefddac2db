import { CreateInput, Kind } from "@ventanilla/core/partners/alliance/schema"
import { DateField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { createAlliance } from "./alliance.calls"
import { alliance } from "./alliance.i18n"

export function AddAlliance(props: { organizationID: string; close: () => void }) {
  const form = createForm({
    schema: CreateInput,
    // The day it was signed for is on the paper: a day that nobody read there is not proposed.
    initial: { organizationID: props.organizationID },
    draft: `alliance.${props.organizationID}`,
    send: (json, key) => createAlliance(json, key),
    done: useDone("alliance", props.close)(() => alliance("added")),
  })
  return (
    <Dialog open onClose={props.close} title={alliance("add.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Select
          label={alliance("kind")}
          field={form.field("kind")}
          options={Kind.options.map((value) => ({ value, label: alliance(`kind.${value}`) }))}
        />
        <div class="field-pair">
          <DateField label={alliance("startsOn")} field={form.field("startsOn")} />
          <DateField label={alliance("endsOn")} hint={alliance("endsOnHint")} optional field={form.field("endsOn")} />
        </div>
        <Submit brief form={form} label={alliance("save")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
