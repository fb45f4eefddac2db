import { type Answer, AnswerInput, CannotReason } from "@ventanilla/core/followup/errand/schema"
import { Show } from "solid-js"
import { addDays, dayOf } from "../../context/days"
import { now, zone } from "../../context/time"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { answerErrand } from "./errand.calls"
import { errand } from "./errand.i18n"
import { Moment } from "./moment"

/** How it ended: done, an appointment, or why it could not be. */
export function AnswerErrand(props: { errandID: string; about: string; open: boolean; close: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.close} title={errand("answerTitle")} about={props.about}>
      <Fields errandID={props.errandID} close={props.close} />
    </Dialog>
  )
}

function Fields(props: { errandID: string; close: () => void }) {
  const form = createForm({
    schema: AnswerInput,
    initial: { errandID: props.errandID },
    send: ({ errandID, answer }, key) => answerErrand(errandID, answer, key),
    done: useDone("errand", props.close)(() => errand("answered")),
  })
  const outcome = form.at<Answer["outcome"]>("answer.outcome")
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <PressOne
        label={errand("outcome")}
        field={{
          ...outcome,
          // What belongs to another outcome does not go along.
          set: (next) => form.at<object>("answer").set({ outcome: next, note: form.at("answer.note").value() }),
        }}
        options={(["done", "appointment", "cannot"] as const).map((value) => ({
          value,
          label: errand(`outcome.${value}`),
        }))}
      />
      <Show when={outcome.value() === "appointment"}>
        <Moment
          label={errand("appointmentDay")}
          field={form.at("answer.at")}
          first={addDays(dayOf(now(), zone()), 1)}
        />
      </Show>
      <Show when={outcome.value() === "cannot"}>
        <Select
          label={errand("why")}
          field={form.at<CannotReason>("answer.reason")}
          options={CannotReason.options.map((value) => ({ value, label: errand(`reason.${value}`) }))}
        />
      </Show>
      <TextField optional label={errand("note")} hint={errand("noteHint")} field={form.at("answer.note")} />
      <Submit brief form={form} label={errand("answer")} onCancel={props.close} />
    </form>
  )
}
