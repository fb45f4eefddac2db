import { Area } from "@ventanilla/core/casework/detection/schema"
import { AskInput, Kind, usualArea } from "@ventanilla/core/followup/errand/schema"
import { addDays, dayOf, endOfDay } from "../../context/days"
import { now, zone } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { bound, createForm } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { askErrand } from "./errand.calls"
import { errand } from "./errand.i18n"

const terms = { today: 0, tomorrow: 1, week: 7 } as const
type Term = keyof typeof terms
const endOf = (term: Term) => endOfDay(addDays(dayOf(now(), zone()), terms[term]), zone())

/** What is needed, from which area and by when. */
export function AskErrand(props: { casefileID: string; open: boolean; close: () => void }) {
  return (
    <Dialog open={props.open} onClose={props.close} title={errand("askTitle")}>
      <Fields casefileID={props.casefileID} close={props.close} />
    </Dialog>
  )
}

function Fields(props: { casefileID: string; close: () => void }) {
  const form = createForm({
    schema: AskInput,
    initial: { casefileID: props.casefileID, dueAt: endOf("tomorrow") },
    send: (input, key) => askErrand(input, key),
    done: useDone("errand", props.close)(() => errand("asked")),
  })
  const kind = form.field("kind")
  const due = form.field("dueAt")
  const term = () => (Object.keys(terms) as Term[]).find((one) => endOf(one) === due.value())
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Select
        label={errand("kind")}
        field={{
          ...kind,
          set: (next) => {
            kind.set(next)
            if (next) form.field("area").set(usualArea[next])
          },
        }}
        options={Kind.options.map((value) => ({ value, label: errand(`kind.${value}`) }))}
      />
      <Select
        label={errand("area")}
        field={form.field("area")}
        options={Area.options.map((value) => ({ value, label: domain(`area.${value}`) }))}
      />
      <PressOne
        label={errand("due")}
        field={bound<Term | undefined>("dueAt", term, (next) => next && due.set(endOf(next)))}
        options={(Object.keys(terms) as Term[]).map((value) => ({ value, label: errand(`due.${value}`) }))}
      />
      <Checkbox label={errand("urgent")} field={form.field("urgent")} />
      <TextField optional label={errand("note")} hint={errand("noteHint")} field={form.field("note")} />
      <Submit brief form={form} label={errand("ask")} onCancel={props.close} />
    </form>
  )
}
