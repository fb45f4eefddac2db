import { Instrument, InstrumentInput, LapOutcome } from "@ventanilla/core/safety/risk/schema"
import { Show } from "solid-js"
import { DateField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { recordInstrument } from "./safety.calls"
import { safety } from "./safety.i18n"

type Props = { casefileID: string; open: boolean; close: () => void }

/** That an instrument of others was applied: who, when, which level. None of its questions is here. */
export function RecordInstrument(props: Props) {
  return (
    <Dialog open={props.open} onClose={props.close} title={safety("instrument")}>
      <Show when={props.open}>
        <Fields {...props} />
      </Show>
    </Dialog>
  )
}

function Fields(props: Props) {
  const form = createForm({
    schema: InstrumentInput,
    initial: { casefileID: props.casefileID, instrument: "lap" },
    send: recordInstrument,
    done: useDone("risk", props.close)(() => safety("saved")),
  })
  const which = form.field("instrument")
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{safety("instrument.text")}</p>
      <RadioGroup
        field={{
          ...which,
          // What belongs to the other kind does not stay behind.
          set: (value) => form.patch({ instrument: value, outcome: undefined, level: undefined } as never),
        }}
        label={safety("instrument.which")}
        options={Instrument.options.map((value) => ({ value, label: safety(`instrument.${value}`) }))}
      />
      <DateField field={form.field("appliedOn")} label={safety("instrument.on")} />
      <TextField field={form.field("appliedBy")} label={safety("instrument.by")} />
      <Show
        when={which.value() === "lap"}
        fallback={<TextField field={form.field("level")} label={safety("instrument.level")} />}
      >
        <RadioGroup
          field={form.field("outcome")}
          label={safety("instrument.outcome")}
          options={LapOutcome.options.map((value) => ({ value, label: safety(`lap.${value}`) }))}
        />
      </Show>
      <Submit form={form} label={safety("save")} onCancel={props.close} />
    </form>
  )
}
