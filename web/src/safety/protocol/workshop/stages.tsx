import type { Stage, Step } from "@ventanilla/core/safety/protocol/schema"
import { createSignal, For, Show } from "solid-js"
import { Button } from "../../../ui/button"
import { Card } from "../../../ui/card"
import { bound } from "../../../ui/form"
import { TextField } from "../../../ui/text-field"
import * as Edit from "../edit.rules"
import { protocol, workshop } from "../protocol.i18n"
import { doerName, said, settingNames } from "../protocol.words"
import { StepEditor } from "./step-editor"
import type { DraftHand } from "./use-draft"

type Shared = { hand: DraftHand; isList: boolean }

/** Every stage with its steps; each is renamed, moved and removed where it stands, by pointer or by keyboard. */
export function Stages(props: Shared) {
  const [told, setTold] = createSignal("")
  const keys = () => props.hand.content().stages.map(({ key }) => key)
  return (
    <>
      <p class="hidden-words" role="status">
        {told()}
      </p>
      {/* By key: a field that is being typed in must not be made anew with every letter. */}
      <For each={keys()}>
        {(key) => (
          <Show when={props.hand.content().stages.find((stage) => stage.key === key)}>
            {(stage) => <StageCard {...props} stage={stage()} tell={setTold} />}
          </Show>
        )}
      </For>
    </>
  )
}

const nameOf = (words: { es: string; en: string }) => said(words) || workshop("blank")

/** Up, down and out, with the name of what they move. */
function Moves(props: { name: string; move: (by: -1 | 1) => void; remove: () => void }) {
  return (
    <>
      <Button
        kind="quiet"
        size="small"
        onClick={() => props.move(-1)}
        aria-label={workshop("upOf", { name: props.name })}
      >
        ↑
      </Button>
      <Button
        kind="quiet"
        size="small"
        onClick={() => props.move(1)}
        aria-label={workshop("downOf", { name: props.name })}
      >
        ↓
      </Button>
      <Button
        kind="quiet"
        size="small"
        onClick={() => props.remove()}
        aria-label={workshop("removeOf", { name: props.name })}
      >
        {workshop("remove")}
      </Button>
    </>
  )
}

function StageCard(props: Shared & { stage: Stage; tell: (words: string) => void }) {
  const change = (next: Partial<Stage>) =>
    props.hand.change((before) => Edit.changeStage(before, props.stage.key, next))
  const keys = () => props.stage.steps.map(({ key }) => key)
  const at = () => props.hand.content().stages.findIndex(({ key }) => key === props.stage.key) + 1
  const field = (language: "es" | "en") =>
    bound<string | undefined>(
      `${props.stage.key}.${language}`,
      () => props.stage[language],
      (value) => change({ [language]: value ?? "" }),
    )
  return (
    <Card
      title={`${at()}. ${nameOf(props.stage)}`}
      aside={
        <div class="row" data-gap="small">
          <Moves
            name={nameOf(props.stage)}
            move={(by) => props.hand.change((before) => Edit.moveStage(before, props.stage.key, by))}
            remove={() => props.hand.change((before) => Edit.removeStage(before, props.stage.key))}
          />
        </div>
      }
      flush
    >
      <div class="workshop-names">
        <TextField field={field("es")} label={workshop("stageEs")} />
        <TextField field={field("en")} label={workshop("stageEn")} />
      </div>
      <ol class="rows protocol-steps">
        <For each={keys()}>
          {(key) => (
            <Show when={props.stage.steps.find((step) => step.key === key)}>
              {(step) => <StepRow {...props} step={step()} />}
            </Show>
          )}
        </For>
      </ol>
      <div class="workshop-add">
        <Button
          size="small"
          onClick={() =>
            props.hand.change((before) => Edit.addStep(before, props.stage.key, Edit.freshKey(before, "paso")))
          }
        >
          {workshop("addStep")}
        </Button>
      </div>
    </Card>
  )
}

function StepRow(props: Shared & { stage: Stage; step: Step; tell: (words: string) => void }) {
  const [editing, setEditing] = createSignal(props.step.es === "")
  const name = () => nameOf(props.step)

  /** Moves it, says where it is now, and keeps the focus where it was: the row may be made anew in another stage. */
  function move(by: -1 | 1) {
    const focused = document.activeElement?.getAttribute("aria-label")
    props.hand.change((before) => Edit.moveStep(before, props.step.key, by))
    const stage = props.hand.content().stages.find(({ steps }) => steps.some(({ key }) => key === props.step.key))
    const at = (stage?.steps.findIndex(({ key }) => key === props.step.key) ?? 0) + 1
    props.tell(workshop("moved", { name: name(), stage: stage ? nameOf(stage) : "", at }))
    queueMicrotask(() => {
      const row = document.querySelector<HTMLElement>(`[data-step="${props.step.key}"]`)
      const same = [...(row?.querySelectorAll<HTMLElement>("button") ?? [])].find(
        (button) => button.getAttribute("aria-label") === focused,
      )
      ;(same ?? row?.querySelector<HTMLElement>("button"))?.focus()
    })
  }
  const keydown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return
    event.preventDefault()
    move(event.key === "ArrowUp" ? -1 : 1)
  }
  return (
    <li data-step={props.step.key} onKeyDown={keydown}>
      <div>
        <p>{name()}</p>
        <Show when={!props.isList && !editing()}>
          <p class="small quiet">
            {[
              doerName(props.step.who),
              settingNames(props.step.settings),
              protocol(`record.${props.step.record}`),
            ].join(" · ")}
          </p>
        </Show>
      </div>
      <div class="act">
        <Button
          size="small"
          onClick={() => setEditing(!editing())}
          aria-expanded={editing()}
          aria-label={editing() ? undefined : workshop("editOf", { name: name() })}
        >
          {workshop(editing() ? "close" : "edit")}
        </Button>
        <Moves
          name={name()}
          move={move}
          remove={() => props.hand.change((before) => Edit.removeStep(before, props.step.key))}
        />
      </div>
      <Show when={editing()}>
        <StepEditor step={props.step} hand={props.hand} isList={props.isList} />
      </Show>
    </li>
  )
}
