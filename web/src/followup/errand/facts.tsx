import type { Info } from "@ventanilla/core/followup/errand/schema"
import { type JSX, Show } from "solid-js"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Chip, type Tone } from "../../ui/chip"
import { errand } from "./errand.i18n"

const tones: Record<Info["status"], Tone> = {
  asked: "info",
  taken: "info",
  done: "ok",
  appointment: "ok",
  cannot: "warn",
  cancelled: "mute",
}

/** What was asked, of whom, by when, and how it stands: the same on both sides. */
export function ErrandFacts(props: { row: Info; folio?: boolean; children?: JSX.Element }) {
  const its = () => props.row
  return (
    <div class="stack" data-gap="small">
      <p class="row" data-gap="small">
        <strong>{errand(`kind.${its().kind}`)}</strong>
        <Show when={props.folio}>
          <span class="mono">{its().folio}</span>
        </Show>
        <Show when={its().urgent}>
          <Chip tone="bad">{domain("urgency.urgent")}</Chip>
        </Show>
        <Chip tone={tones[its().status]}>{errand(`status.${its().status}`)}</Chip>
        <Show when={its().overdue}>
          <Chip tone="bad">{errand("overdue")}</Chip>
        </Show>
      </p>
      <p class="small quiet">
        {domain(`area.${its().area}`)} · {errand("dueAt", { when: when(its().dueAt) })}
        <Show when={its().appointmentAt}>{(at) => <> · {errand("appointmentAt", { when: when(at()) })}</>}</Show>
        <Show when={its().cannotReason}>{(why) => <> · {errand(`reason.${why()}`)}</>}</Show>
      </p>
      {props.children}
    </div>
  )
}
