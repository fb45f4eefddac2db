import type { Question } from "@ventanilla/core/casework/consent/schema"
import { Show } from "solid-js"
import { Checkboxes } from "../../../ui/checkbox"
import { Note } from "../../../ui/empty"
import { consent } from "./consent.i18n"
import type { ConsentForm } from "./consent-form"

/** What to talk about, as one says it; each is ticked when it was. `early`: she went on before. */
export function Questions(props: { form: ConsentForm; list: readonly Question[]; early: boolean }) {
  const field = () => props.form.field("talked")
  const missing = () => props.list.some((one) => !(field().value() ?? []).includes(one))
  return (
    <div class="questions">
      <Checkboxes
        label={consent("talk.label")}
        field={field()}
        options={props.list.map((value) => ({ value, label: consent(`ask.${value}`) }))}
      />
      <Show when={props.early && missing()}>
        <Note tone="warn">
          <span role="alert">{consent("talk.first")}</span>
        </Note>
      </Show>
    </div>
  )
}
