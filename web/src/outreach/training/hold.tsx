import { Agency, type Attendance, HoldInput, type Info, Level } from "@ventanilla/core/outreach/training/schema"
import { createSignal, For } from "solid-js"
import { Button } from "../../ui/button"
import { Dialog } from "../../ui/dialog"
import { type At, bound, createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { Submit, useDone } from "../../ui/submit"
import { NumberField, TextField } from "../../ui/text-field"
import { holdTraining } from "./training.calls"
import { training } from "./training.i18n"
import { listed } from "./training.words"
import "./training.css"

/** How many came, of which institution; said again, it is a correction. */
export function HoldTraining(props: { item: Info; close: () => void }) {
  return (
    <Dialog open onClose={props.close} title={training("holdTitle")}>
      <Fields item={props.item} close={props.close} />
    </Dialog>
  )
}

type Row = Partial<Attendance>

function Fields(props: { item: Info; close: () => void }) {
  const { trainingID, report } = props.item
  const form = createForm({
    schema: HoldInput,
    initial: { trainingID, attendance: [{} as Attendance], ...report },
    send: holdTraining,
    done: useDone("training", props.close)(() => training("held")),
  })
  const at: At = form.at
  const [materials, setMaterials] = createSignal(report?.materials.join(", "))
  const cents = () => form.field("costs").value()?.[0]?.amountCents
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Rows at={at} />
      <SpokenLanguages label={training("languages")} field={form.field("languages")} />
      <TextField
        optional
        label={training("materials")}
        hint={training("materialsHint")}
        field={bound<string | undefined>("materials", materials, (next) => {
          setMaterials(next)
          form.field("materials").set(listed(next))
        })}
      />
      <div class="field-pair">
        <NumberField optional label={training("asked")} field={at<number>("satisfaction.asked")} />
        <NumberField optional label={training("satisfied")} field={at<number>("satisfaction.satisfied")} />
      </div>
      <NumberField
        optional
        label={training("cost")}
        hint={training("costHint")}
        field={bound<number | undefined>(
          "costs",
          () => (cents() ? (cents() ?? 0) / 100 : undefined),
          (next) =>
            form
              .field("costs")
              .set(next ? [{ kind: "other", amountCents: Math.round(next * 100), currency: "USD" }] : undefined),
        )}
      />
      <TextField
        optional
        rows={3}
        label={training("agreed")}
        hint={training("agreedHint")}
        field={form.field("agreed")}
      />
      <Submit brief form={form} label={training("save")} onCancel={props.close} />
    </form>
  )
}

function Rows(props: { at: At }) {
  const field = () => props.at<Row[]>("attendance")
  const rows = () => field().value() ?? []
  const change = (index: number, next: Row) =>
    field().set(rows().map((row, where) => (where === index ? { ...row, ...next } : row)))
  const cell = <K extends keyof Attendance>(index: number, key: K) => ({
    name: `attendance.${index}.${key}`,
    value: () => rows()[index]?.[key],
    set: (value: Row[K]) => change(index, { [key]: value } as Row),
    error: () => props.at(`attendance.${index}.${key}`).error(),
  })
  const total = () => rows().reduce((sum, { heads }) => sum + (heads ?? 0), 0)
  return (
    <fieldset class="field" data-field="attendance">
      <legend>{training("heads")}</legend>
      <p class="hint">{training("holdHint")}</p>
      <div class="stack">
        <For each={Array.from({ length: rows().length }, (_, index) => index)}>
          {(index) => (
            <div class="attendance-row">
              <Select
                label={training("agency")}
                field={cell(index, "agency")}
                options={Agency.options.map((value) => ({ value, label: training(`agency.${value}`) }))}
              />
              <Select
                label={training("level")}
                field={cell(index, "level")}
                options={Level.options.map((value) => ({ value, label: training(`level.${value}`) }))}
              />
              <NumberField label={training("headCount")} field={cell(index, "heads")} />
              <Button
                size="small"
                kind="quiet"
                aria-label={`${training("removeRow")}: ${training("agency")} ${index + 1}`}
                onClick={() => field().set(rows().filter((_, where) => where !== index))}
              >
                {training("removeRow")}
              </Button>
            </div>
          )}
        </For>
        <div class="row">
          <Button size="small" onClick={() => field().set([...rows(), {}])}>
            {training("addRow")}
          </Button>
          <strong aria-live="polite">{training("total", { count: total() })}</strong>
        </div>
      </div>
    </fieldset>
  )
}
