import { Confidence, Doer, type Item, Recorded, Setting, type Step } from "@ventanilla/core/safety/protocol/schema"
import { For, Show } from "solid-js"
import { Button } from "../../../ui/button"
import { bound } from "../../../ui/form"
import { PressMany } from "../../../ui/presses"
import { Select } from "../../../ui/select"
import { TextField } from "../../../ui/text-field"
import { changeStep } from "../edit.rules"
import { protocol, workshop } from "../protocol.i18n"
import { doerName } from "../protocol.words"
import type { DraftHand } from "./use-draft"

/** All that a step says and asks. What is typed goes into the draft at once; nothing is sent until it is saved. */
export function StepEditor(props: { step: Step; hand: DraftHand; isList: boolean }) {
  const change = (next: Partial<Step>) => props.hand.change((before) => changeStep(before, props.step.key, next))
  const field = <K extends keyof Step>(name: K) =>
    bound<Step[K] | undefined>(
      `${props.step.key}.${name}`,
      () => props.step[name],
      (value) => value !== undefined && change({ [name]: value }),
    )
  const text = (name: "es" | "en") =>
    bound<string | undefined>(
      `${props.step.key}.${name}`,
      () => props.step[name],
      (value) => change({ [name]: value ?? "" }),
    )
  return (
    <div class="setting-form workshop-step">
      <TextField field={text("es")} label={workshop("stepEs")} rows={2} />
      <TextField field={text("en")} label={workshop("stepEn")} rows={2} />
      <Show when={!props.isList}>
        <PressMany
          field={field("settings")}
          label={workshop("where")}
          options={Setting.options.map((value) => ({ value, label: protocol(`setting.${value}`) }))}
        />
        <Select
          field={field("who")}
          label={workshop("who")}
          options={Doer.options.map((value) => ({ value, label: doerName(value) }))}
        />
        <Select
          field={bound<Step["record"] | undefined>(
            `${props.step.key}.record`,
            () => props.step.record,
            // Choices belong to a choice alone.
            (record) => record && change({ record, choices: record === "choice" ? props.step.choices : [] }),
          )}
          label={workshop("record")}
          options={Recorded.options.map((value) => ({ value, label: protocol(`record.${value}`) }))}
        />
        <Show when={props.step.record === "choice"}>
          <Items label={workshop("choices")} items={props.step.choices} change={(choices) => change({ choices })} />
        </Show>
        <Items
          label={workshop("checklist")}
          items={props.step.checklist}
          change={(checklist) => change({ checklist })}
        />
      </Show>
      <Select
        field={field("confidence")}
        label={workshop("confidence")}
        options={Confidence.options.map((value) => ({ value, label: protocol(`source.${value}`) }))}
      />
    </div>
  )
}

function Items(props: { label: string; items: Item[]; change: (items: Item[]) => void }) {
  const add = () => {
    const key = `item_${crypto.randomUUID().slice(0, 8)}`
    props.change([...props.items, { key, es: "", en: "" }])
  }
  const field = (key: string, language: "es" | "en") =>
    bound<string | undefined>(
      `${key}.${language}`,
      () => props.items.find((item) => item.key === key)?.[language],
      (value) =>
        props.change(props.items.map((item) => (item.key === key ? { ...item, [language]: value ?? "" } : item))),
    )
  return (
    <fieldset class="panel">
      <legend>{props.label}</legend>
      <div class="stack" data-gap="small">
        <For each={props.items.map(({ key }) => key)}>
          {(key) => (
            <div class="workshop-item">
              <TextField field={field(key, "es")} label={workshop("itemEs")} />
              <TextField field={field(key, "en")} label={workshop("itemEn")} />
              <Button
                kind="quiet"
                size="small"
                onClick={() => props.change(props.items.filter((item) => item.key !== key))}
                aria-label={workshop("removeOf", { name: field(key, "es").value() || workshop("blank") })}
              >
                {workshop("remove")}
              </Button>
            </div>
          )}
        </For>
        <div>
          <Button size="small" onClick={add}>
            {workshop("addItem")}
          </Button>
        </div>
      </div>
    </fieldset>
  )
}
