import { Index, type JSX, Show } from "solid-js"
import { duration } from "../context/time"
import { ui } from "../i18n/ui"

export type StepState = "done" | "now" | "failed" | "waiting"
export type Step = { key: string; name: string; state: StepState; took?: number; note?: JSX.Element }

const sign = { done: "✓", now: "◐", failed: "✕", waiting: "○" } as const
const words = { done: "stepDone", now: "stepNow", failed: "stepFailed", waiting: "stepWaiting" } as const

/** Long work by named steps, with the time each took. */
export function Steps(props: { steps: readonly Step[]; label: string }) {
  return (
    <ol class="steps" aria-label={props.label}>
      <Index each={props.steps}>
        {(step) => (
          <li data-state={step().state} aria-current={step().state === "now" ? "step" : undefined}>
            <span class="sign" aria-hidden="true">
              {sign[step().state]}
            </span>
            <span>
              {step().name}
              <span class="hidden-words">: {ui(words[step().state])}</span>
              <Show when={step().note}>
                <span class="step-note small">{step().note}</span>
              </Show>
            </span>
            <span class="small quiet mono">{step().took === undefined ? "" : duration(step().took ?? 0)}</span>
          </li>
        )}
      </Index>
    </ol>
  )
}
