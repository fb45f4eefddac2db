import type { Info, Opening, Service } from "@ventanilla/core/directory/directory/schema"
import { Index, Show } from "solid-js"
import { ui } from "../../i18n/ui"
import { zoneOptions } from "../../partners/alliance/zones"
import { Button } from "../../ui/button"
import { Checkbox } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { Field, FieldError, type FieldProps } from "../../ui/field"
import { MergeDialog } from "../../ui/merge-dialog"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { Weekdays } from "../../ui/weekdays"
import { AsCameField } from "./as-came"
import { described } from "./described.i18n"
import { fieldName, fieldSaid } from "./described.words"
import { serviceForm } from "./describing"
import { place } from "./place.i18n"

const openings = "details.hours.openings"
const weekdays = [1, 2, 3, 4, 5]

/** When a service is open: day and night, or by the week. */
export function HoursForm(props: { organization: Info; service: Service; close: () => void }) {
  const form = serviceForm(
    props.organization,
    props.service,
    useDone("directory", props.close)(() => place("saved")),
  )
  const { at } = form
  const list = at<Partial<Opening>[]>(openings)
  const all = () => list.value() ?? []
  const flag = at<boolean>("details.hours.always")
  const always: typeof flag = {
    ...flag,
    // What is hidden then must not be in the way: hours that were only begun go.
    set: (on) => {
      flag.set(on)
      if (on) list.set(all().filter(({ opens, closes }) => opens && closes))
    },
  }
  // Most are open on weekdays: the first begins so.
  const add = () => list.set([...all(), all().length === 0 ? { weekdays: [...weekdays] } : {}])
  return (
    <Dialog open onClose={props.close} title={place("hours")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Checkbox label={described("always")} hint={place("alwaysHint")} field={always} />
        <Show when={!always.value()}>
          <Index each={all()}>
            {(opening, index) => (
              <fieldset class="panel stack">
                <legend>{place("opening", { count: index + 1 })}</legend>
                <Weekdays label={place("weekdays")} field={at<number[]>(`${openings}.${index}.weekdays`)} />
                <div class="field-pair">
                  <Clock label={place("opens")} field={at(`${openings}.${index}.opens`)} />
                  <Clock
                    label={place("closes")}
                    hint={isOvernight(opening()) ? place("overnight") : undefined}
                    field={at(`${openings}.${index}.closes`)}
                  />
                </div>
                <TextField label={place("openingNote")} optional field={at(`${openings}.${index}.note`)} />
                <div>
                  <Button
                    kind="quiet"
                    size="small"
                    onClick={() => list.set(all().filter((_, other) => other !== index))}
                  >
                    {place("removeOpening", { count: index + 1 })}
                  </Button>
                </div>
              </fieldset>
            )}
          </Index>
          <div data-field={openings}>
            <Button onClick={add}>{place("addOpening")}</Button>
            <FieldError text={list.error()} />
          </div>
        </Show>
        <AsCameField field={at<string[]>("details.unread.schedules")} />
        <TextField label={place("note")} hint={place("noteHint")} optional field={at("details.hours.note")} />
        <Select
          label={place("zone")}
          optional
          empty={place("zoneOurs")}
          field={at<string>("details.hours.timeZone")}
          options={zoneOptions()}
        />
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldName} show={fieldSaid} />
    </Dialog>
  )
}

const isOvernight = ({ opens, closes }: Partial<Opening>) => Boolean(opens && closes && closes <= opens)

/** A local time there, "09:30". */
function Clock(props: FieldProps<string>) {
  return (
    <Field {...props}>
      {(aria) => (
        <input
          class="input"
          type="time"
          {...aria}
          value={props.field.value() ?? ""}
          onChange={(event) => props.field.set(event.currentTarget.value || undefined)}
        />
      )}
    </Field>
  )
}
