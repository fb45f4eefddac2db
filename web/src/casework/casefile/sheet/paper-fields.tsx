import { PaperState, type Papers } from "@ventanilla/core/casework/sheet/schema"
import { For, Show } from "solid-js"
import { Chip, type Tone } from "../../../ui/chip"
import type { Bound } from "../../../ui/form"
import { Select } from "../../../ui/select"
import type { Catalogues } from "./sheet.calls"
import { sheet } from "./sheet.i18n"
import "./sheet.css"

const tones: Record<PaperState, Tone> = { has: "ok", held: "bad", lost: "warn", in_process: "info", not_needed: "mute" }

/** What there is of each document of headquarters' list; one that nobody asked about has no state. */
export function PaperFields(props: {
  at: (key: string) => Bound<PaperState | undefined>
  had: Papers
  known: Catalogues
}) {
  return (
    <div class="paper-fields">
      <For each={props.known.options("document", Object.keys(props.had))}>
        {({ value, label }) => (
          <Select
            label={label}
            empty={sheet("notAsked")}
            field={props.at(value)}
            options={PaperState.options.map((state) => ({ value: state, label: sheet(`value.${state}`) }))}
          />
        )}
      </For>
    </div>
  )
}

/** The documents that were asked about, those that are missing first. */
export function PaperList(props: { papers: Papers; known: Catalogues }) {
  const order = ["held", "lost", "in_process", "has", "not_needed"]
  const rows = () =>
    Object.entries(props.papers).sort(([, a], [, b]) => order.indexOf(a) - order.indexOf(b)) as [string, PaperState][]
  return (
    <Show when={rows().length}>
      <ul class="papers">
        <For each={rows()}>
          {([key, state]) => (
            <li>
              <span>{props.known.word("document", key)}</span>
              <Chip tone={tones[state]}>{sheet(`value.${state}`)}</Chip>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
