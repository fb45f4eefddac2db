import type { Info } from "@ventanilla/core/partners/referral/schema"
import { Show } from "solid-js"
import { Chip } from "../../ui/chip"
import { referral } from "./referral.i18n"
import { lostConsent, statusTone } from "./referral.words"

/** The state in a word, and what presses: a call asked for, a deadline gone by. */
export function StatusChips(props: { row: Info }) {
  return (
    <span class="row" data-gap="small">
      <Chip tone={statusTone[props.row.state.status]}>{referral(`status.${props.row.state.status}`)}</Chip>
      <Show when={props.row.state.status !== "consent_withdrawn" && lostConsent(props.row)}>
        {(why) => <Chip tone="bad">{referral(`consent.${why()}`)}</Chip>}
      </Show>
      <Show when={props.row.callRequestedAt}>
        <Chip tone="warn">{referral("calls")}</Chip>
      </Show>
      <Show when={props.row.escalatedAt && ["sent", "opened"].includes(props.row.state.status)}>
        <Chip tone="bad">{referral("escalated")}</Chip>
      </Show>
    </span>
  )
}
