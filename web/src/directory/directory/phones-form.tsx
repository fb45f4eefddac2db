import { type Info, type Phone, PhoneKind, type Service } from "@ventanilla/core/directory/directory/schema"
import { Index } from "solid-js"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Dialog } from "../../ui/dialog"
import { FieldError } from "../../ui/field"
import { MergeDialog } from "../../ui/merge-dialog"
import { Select } from "../../ui/select"
import { SpokenLanguages } from "../../ui/spoken-languages"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { AsCameField } from "./as-came"
import { fieldName, fieldSaid } from "./described.words"
import { serviceForm } from "./describing"
import { place } from "./place.i18n"

const phones = "details.phones"

/** By which numbers a service is reached, and in which languages they answer. */
export function PhonesForm(props: { organization: Info; service: Service; close: () => void }) {
  const form = serviceForm(
    props.organization,
    props.service,
    useDone("directory", props.close)(() => place("saved")),
  )
  const { at } = form
  const list = at<Partial<Phone>[]>(phones)
  const all = () => list.value() ?? []
  return (
    <Dialog open onClose={props.close} title={place("phones")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <Index each={all()}>
          {(_, index) => (
            <fieldset class="panel stack">
              <legend>{place("phone", { count: index + 1 })}</legend>
              <div class="field-pair">
                <TextField label={place("number")} type="tel" field={at(`${phones}.${index}.number`)} />
                <TextField
                  label={place("extension")}
                  optional
                  inputmode="numeric"
                  field={at(`${phones}.${index}.extension`)}
                />
              </div>
              <div class="field-pair">
                <Select
                  label={place("phoneKind")}
                  field={at<Phone["kind"]>(`${phones}.${index}.kind`)}
                  options={PhoneKind.options.map((value) => ({
                    value,
                    label: place(`phone.${value}`),
                  }))}
                />
                <TextField
                  label={place("phoneFor")}
                  hint={place("phoneForHint")}
                  optional
                  field={at(`${phones}.${index}.description`)}
                />
              </div>
              <SpokenLanguages label={place("phoneLanguages")} field={at<string[]>(`${phones}.${index}.languages`)} />
              <div>
                <Button kind="quiet" size="small" onClick={() => list.set(all().filter((_, other) => other !== index))}>
                  {place("removePhone", { count: index + 1 })}
                </Button>
              </div>
            </fieldset>
          )}
        </Index>
        <div data-field={phones}>
          <Button onClick={() => list.set([...all(), { kind: "voice", languages: [] }])}>{place("addPhone")}</Button>
          <FieldError text={list.error()} />
        </div>
        <AsCameField field={at<string[]>("details.unread.phones")} />
        <Submit form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldName} show={fieldSaid} />
    </Dialog>
  )
}
