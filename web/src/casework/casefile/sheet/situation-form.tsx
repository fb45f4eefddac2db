import type { Readiness, Situation } from "@ventanilla/core/casework/sheet/schema"
import { For, Show } from "solid-js"
import { Checkboxes } from "../../../ui/checkbox"
import { DateField } from "../../../ui/date-field"
import type { At, Bound } from "../../../ui/form"
import { PressMany, PressOne, yesNo } from "../../../ui/presses"
import { RadioGroup } from "../../../ui/radio-group"
import { today } from "./gate-form"
import { Section } from "./section"
import type { Catalogues, Sheet } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import { saying } from "./sheet.words"

type Ambito = Situation["ambitos"][number]

/** Her situation, ámbito by ámbito: types are asked only under what was chosen. */
export function SituationForm(props: { sheet: Sheet; known: Catalogues; close: () => void }) {
  const { known } = props
  const had = props.sheet.situation
  return (
    <Section
      sheet={props.sheet}
      section="situation"
      title={sheet("situation")}
      said={saying(known, ["ambito", "subtype", "vulnerability"])}
      close={props.close}
    >
      {(at) => (
        <>
          <Ambitos at={at} known={known} had={had} />
          <Checkboxes
            columns
            label={sheet("field.situation.flags")}
            field={at<string[]>("flags")}
            options={known.options("vulnerability", had.flags)}
          />
          <PressOne
            label={sheet("readiness")}
            hint={sheet("readinessText")}
            field={readiness(at)}
            options={(["undecided", "not_ready", "ready", "reported"] as const).map((value) => ({
              value,
              label: sheet(`value.${value}`),
            }))}
          />
          <Show when={at("readiness").value()}>
            <DateField label={sheet("readyOn")} max={today()} field={at("readiness.on")} />
          </Show>
          <PressOne
            label={sheet("field.situation.immigrationGuidance")}
            hint={sheet("guidanceText")}
            field={yesNo(at<boolean>("immigrationGuidance"))}
            options={(["yes", "no"] as const).map((value) => ({ value, label: sheet(value) }))}
          />
        </>
      )}
    </Section>
  )
}

/** A new state of hers begins today, until she says otherwise. */
function readiness(at: At): Bound<Readiness | undefined> {
  const whole = at<{ state: Readiness; on: string }>("readiness")
  return {
    ...whole,
    value: () => whole.value()?.state,
    set: (state) => whole.set(state && { state, on: today() }),
  }
}

function Ambitos(props: { at: At; known: Catalogues; had: Situation }) {
  const list = () => props.at<Ambito[]>("ambitos")
  const principal = () => props.at("principal")
  const chosen = () => list().value() ?? []
  const choose = (keys: string[] | undefined) => {
    const next = (keys ?? []).map((ambito) => chosen().find((one) => one.ambito === ambito) ?? { ambito, subtypes: [] })
    list().set(next)
    if (!next.some(({ ambito }) => ambito === principal().value())) principal().set(next[0]?.ambito)
  }
  const keys = (): Bound<string[] | undefined> => ({
    ...list(),
    value: () => chosen().map(({ ambito }) => ambito),
    set: choose,
  })
  return (
    <>
      <PressMany
        label={sheet("field.situation.ambitos")}
        field={keys()}
        options={props.known.options(
          "ambito",
          props.had.ambitos.map(({ ambito }) => ambito),
        )}
      />
      <Show when={chosen().length > 1}>
        <RadioGroup
          inline
          label={sheet("field.situation.principal")}
          field={principal()}
          options={chosen().map(({ ambito }) => ({ value: ambito, label: props.known.word("ambito", ambito) }))}
        />
      </Show>
      <For each={chosen().map(({ ambito }) => ambito)}>
        {(ambito) => {
          const index = () => chosen().findIndex((one) => one.ambito === ambito)
          return (
            <Show when={index() !== -1}>
              <Checkboxes
                columns
                label={sheet("typesOf", { ambito: props.known.word("ambito", ambito) })}
                field={props.at<string[]>(`ambitos.${index()}.subtypes`)}
                options={props.known.options("subtype", chosen()[index()]?.subtypes, ambito)}
              />
            </Show>
          )
        }}
      </For>
    </>
  )
}
