import { For, type JSX, Show } from "solid-js"
import { dateTime, when } from "../context/time"
import type { Tone } from "./chip"

export type Moment = { at: string; what: JSX.Element; by?: JSX.Element; tone?: Tone; planned?: boolean }

/** What happened, newest first or as given; `planned` is what comes. */
export function Timeline(props: { moments: readonly Moment[]; label: string }) {
  return (
    <ol class="timeline" aria-label={props.label}>
      <For each={props.moments}>
        {(moment) => (
          <li data-tone={moment.tone} data-planned={moment.planned ? "" : undefined}>
            <time dateTime={moment.at} title={dateTime(moment.at)} class="small quiet">
              {when(moment.at)}
            </time>
            <div>
              {moment.what}
              <Show when={moment.by}>
                <div class="small quiet">{moment.by}</div>
              </Show>
            </div>
          </li>
        )}
      </For>
    </ol>
  )
}
