import { For, type JSX, Show } from "solid-js"
import { number } from "../context/time"
import "./levels.css"

/** `said`: the amount in its own unit, in the place of the number. */
export type Level = { name: string; value: number; said?: string; note?: JSX.Element }

/** Few amounts side by side, each with its name and number: words stay words, so it needs no table behind it. */
export function Levels(props: { levels: readonly Level[]; label: string }) {
  const top = () => Math.max(1, ...props.levels.map(({ value }) => value))
  return (
    <dl class="levels" aria-label={props.label}>
      <For each={props.levels}>
        {(level) => (
          <div>
            <dt>{level.name}</dt>
            <dd>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="10" class="ground" />
                <rect width={(100 * level.value) / top()} height="10" />
              </svg>
              <b>{level.said ?? number(level.value)}</b>
              <Show when={level.note}>
                <span class="quiet small">{level.note}</span>
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
