import { For, type JSX, Show } from "solid-js"
import type { Problem } from "../api"
import { ui } from "../i18n/ui"
import { Button } from "./button"

/** Nothing to show: says so quietly, and what to do. */
export function Empty(props: { title?: JSX.Element; children?: JSX.Element }) {
  return (
    <div class="empty">
      <p>
        <strong>{props.title ?? ui("nothing")}</strong>
      </p>
      <Show when={props.children}>
        <div class="quiet">{props.children}</div>
      </Show>
    </div>
  )
}

/** The shape of what is coming. */
export function Skeleton(props: { lines?: number }) {
  return (
    <div class="skeleton" role="status" aria-label={ui("loading")}>
      <For each={Array.from({ length: props.lines ?? 4 })}>{() => <span />}</For>
    </div>
  )
}

/** What went wrong in words, and a way to try again. */
export function ErrorNote(props: { problem: Problem | Error | undefined | null; retry?: () => void }) {
  const problem = () => props.problem as (Partial<Problem> & Error) | undefined | null
  const words = () => {
    if (problem()?.detail) return problem()?.detail
    if (problem()?.code === "not_ours") return ui("notOurs")
    return problem()?.status === 0 ? ui("offline") : ui("unexpected")
  }
  return (
    <Show when={problem()}>
      <div class="note" data-tone="bad" role="alert">
        <p>{words()}</p>
        <Show when={problem()?.requestID && (problem()?.status ?? 0) >= 500}>
          <p class="small">{ui("request", { id: problem()?.requestID ?? "" })}</p>
        </Show>
        <Show when={props.retry && problem()?.passing !== false}>
          <Button size="small" onClick={() => props.retry?.()}>
            {ui("retry")}
          </Button>
        </Show>
      </div>
    </Show>
  )
}

/** Something to know before going on. */
export function Note(props: { tone?: "info" | "warn" | "ok" | "bad"; children: JSX.Element }) {
  return (
    <div class="note" data-tone={props.tone ?? "info"}>
      {props.children}
    </div>
  )
}
