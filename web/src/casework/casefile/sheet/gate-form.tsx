import type { Nationality } from "@ventanilla/core/casework/sheet/schema"
import { dayIn } from "@ventanilla/core/util/day"
import { type JSX, Show } from "solid-js"
import { now, zone } from "../../../context/time"
import { Checkbox } from "../../../ui/checkbox"
import { DateField } from "../../../ui/date-field"
import type { At, Bound } from "../../../ui/form"
import { PressOne } from "../../../ui/presses"
import { Select } from "../../../ui/select"
import { TextField } from "../../../ui/text-field"
import { Section } from "./section"
import type { Catalogues, Sheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { saying } from "./sheet.words"

export const today = () => dayIn(now().toISOString(), zone())

/** The gate in the order in which one asks; what she has not done yet is simply not ticked. */
export function GateForm(props: { sheet: Sheet; known: Catalogues; close: () => void }) {
  const had = props.sheet.gate
  return (
    <Section
      sheet={props.sheet}
      section="gate"
      title={sheet("gate")}
      said={saying(props.known, ["document", "acceptance_way"])}
      close={props.close}
    >
      {(at) => (
        <>
          <PressOne
            label={sheet("field.gate.nationality")}
            field={at<Nationality>("nationality")}
            options={[
              { value: "accredited", label: sheet("value.accredited") },
              { value: "presumed", label: sheet("value.presumed"), hint: sheet("hint.presumed") },
              { value: "not_mexican", label: sheet("value.not_mexican"), hint: sheet("hint.not_mexican") },
            ]}
          />
          <Show when={at("nationality").value() !== "not_mexican"}>
            <Part at={at} path="document" label={sheet("sawDocument")} begin={() => ({ seenOn: today() })}>
              <Select
                label={sheet("document")}
                hint={sheet("noNumber")}
                field={at<string>("document.kind")}
                options={props.known.options("document", had.document ? [had.document.kind] : [])}
              />
              <DateField label={sheet("seenOn")} max={today()} field={at("document.seenOn")} />
            </Part>
          </Show>
          <Part at={at} path="acceptance" label={sheet("accepted")} begin={() => ({ on: today() })}>
            <Select
              label={sheet("acceptedBy")}
              field={at<string>("acceptance.way")}
              options={props.known.options("acceptance_way", had.acceptance ? [had.acceptance.way] : [])}
            />
            <DateField label={sheet("acceptedOn")} max={today()} field={at("acceptance.on")} />
            <Show when={at("acceptance.way").value() && at("acceptance.way").value() !== "written"}>
              <TextField label={sheet("witness")} hint={sheet("witnessHint")} field={at("acceptance.witness")} />
            </Show>
          </Part>
          <Part
            at={at}
            path="notice"
            label={sheet("noticeShown")}
            begin={() => ({ form: "simplified", shownOn: today() })}
          >
            <Select
              label={sheet("noticeForm")}
              field={at<"simplified" | "integral">("notice.form")}
              options={(["simplified", "integral"] as const).map((value) => ({
                value,
                label: sheet(`value.${value}`),
              }))}
            />
            <TextField label={sheet("noticeVersion")} field={at("notice.version")} />
            <DateField label={sheet("shownOn")} max={today()} field={at("notice.shownOn")} />
          </Part>
        </>
      )}
    </Section>
  )
}

/** A part that is there or is not: ticked, its fields appear. */
export function Part(props: { at: At; path: string; label: string; begin: () => object; children: JSX.Element }) {
  const part = () => props.at<object>(props.path)
  const there = (): Bound<boolean | undefined> => ({
    ...part(),
    value: () => part().value() !== undefined,
    set: (on) => part().set(on ? props.begin() : undefined),
  })
  return (
    <div class="panel">
      <Checkbox label={props.label} field={there()} />
      <Show when={part().value() !== undefined}>
        <div class="sheet-part">{props.children}</div>
      </Show>
    </div>
  )
}
