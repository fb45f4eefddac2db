import { DocumentKind } from "@ventanilla/core/casework/person/schema"
import { type MexicanState, mexicanStateCodes, mexicanStates } from "@ventanilla/core/data/mexican-states"
import { Index, Show } from "solid-js"
import { casefile } from "../../casework/casefile/casefile.i18n"
import { Button } from "../../ui/button"
import type { At } from "../../ui/form"
import { Select } from "../../ui/select"
import { TextField } from "../../ui/text-field"
import { BirthFields } from "./birth-fields"
import { people } from "./people.i18n"
import "../../ui/people.css"

type Kind = (typeof DocumentKind.options)[number]
type Draft = { kind: Kind; number: string }

/** Who she is; `path` is where it lies in the form ("" or "person."). */
export function NameFields(props: { at: At; path: string }) {
  const at = (name: string) => props.at(`${props.path}${name}`)
  return (
    <div class="field-pair">
      <TextField label={casefile("given")} field={at("names.given")} />
      <TextField label={casefile("firstSurname")} field={at("names.firstSurname")} />
      <TextField label={casefile("secondSurname")} optional field={at("names.secondSurname")} />
      <TextField label={casefile("preferredName")} optional field={at("preferredName")} />
    </div>
  )
}

/** Other names, birth, where she comes from, documents: all optional. */
export function MoreFields(props: { at: At; path: string }) {
  const others = props.at<string[]>(`${props.path}otherNames`)
  const documents = props.at<Draft[]>(`${props.path}documents`)
  const names = () => others.value() ?? []
  const papers = () => documents.value() ?? []
  const without = <T,>(list: T[], index: number) => list.filter((_, at) => at !== index)
  return (
    <div class="stack">
      <BirthFields field={props.at(`${props.path}birth`)} />
      <Select
        label={people("originState")}
        optional
        empty={people("birth.unknown")}
        field={props.at<MexicanState>(`${props.path}originState`)}
        options={mexicanStateCodes.map((value) => ({ value, label: mexicanStates[value] }))}
      />
      <Index each={names()}>
        {(_, index) => (
          <div class="people-line">
            <TextField
              label={people("otherNames")}
              hint={people("otherNamesHint")}
              field={props.at(`${props.path}otherNames.${index}`)}
            />
            <Button kind="quiet" onClick={() => others.set(without(names(), index))}>
              {people("removeName")}
            </Button>
          </div>
        )}
      </Index>
      <Index each={papers()}>
        {(_, index) => (
          <fieldset class="panel stack">
            <legend>{people("documentTitle", { number: index + 1 })}</legend>
            <div class="field-pair">
              <Select
                label={people("documentKind")}
                field={props.at<Kind>(`${props.path}documents.${index}.kind`)}
                options={DocumentKind.options.map((value) => ({ value, label: people(`document.${value}`) }))}
              />
              <TextField label={people("documentNumber")} field={props.at(`${props.path}documents.${index}.number`)} />
            </div>
            <div>
              <Button kind="quiet" onClick={() => documents.set(without(papers(), index))}>
                {people("removeName")}
              </Button>
            </div>
          </fieldset>
        )}
      </Index>
      <div class="row" data-gap="small">
        <Show when={names().length < 3}>
          <Button size="small" onClick={() => others.set([...names(), ""])}>
            {people("addName")}
          </Button>
        </Show>
        <Show when={papers().length < 6}>
          <Button size="small" onClick={() => documents.set([...papers(), { kind: "passport", number: "" }])}>
            {people("addDocument")}
          </Button>
        </Show>
      </div>
    </div>
  )
}
