import type { Change } from "@ventanilla/core/safety/protocol/schema"
import { For, Show } from "solid-js"
import { Chip, type Tone } from "../../ui/chip"
import { protocol } from "./protocol.i18n"
import { detail, said } from "./protocol.words"

const tones: Record<Change["kind"], Tone> = {
  added: "ok",
  removed: "bad",
  reworded: "info",
  moved: "mute",
  changed: "warn",
}

/** How one version differs from another, a line a change: its kind in words, the step, and what of it. */
export function Changes(props: {
  changes: readonly Change[]
  stages: ReadonlyMap<string, { es: string; en: string }>
}) {
  return (
    <Show when={props.changes.length > 0} fallback={<p class="quiet">{protocol("changes.none")}</p>}>
      <ul class="protocol-changes">
        <For each={props.changes}>
          {(change) => (
            <li>
              <Chip tone={tones[change.kind]}>
                {protocol(`change.${change.kind}.${change.what}` as "change.added.step")}
              </Chip>
              <div>
                <Show when={"words" in change && change}>
                  {(named) => (
                    <p>
                      <Show when={change.kind === "removed"} fallback={said(named().words)}>
                        <del>{said(named().words)}</del>
                      </Show>
                    </p>
                  )}
                </Show>
                <Show when={detail(change, props.stages)}>{(line) => <p class="small quiet">{line()}</p>}</Show>
              </div>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}

export const stageNames = (...editions: { stages: { key: string; es: string; en: string }[] }[]) =>
  new Map(editions.flatMap(({ stages }) => stages.map((stage) => [stage.key, stage] as const)))
