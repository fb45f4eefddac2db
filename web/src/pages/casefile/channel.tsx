import type { ContactChannel } from "@ventanilla/core/person/schema"
import { Show } from "solid-js"
import { casefile } from "../../i18n/casefile"
import { domain } from "../../i18n/domain"
import { hoursOf } from "./casefile.words"

/** One way to reach her with its rules, in the order in which a caller needs them. */
export function Channel(props: { channel: ContactChannel }) {
  const its = () => props.channel
  return (
    <li data-danger={its().sharedWithAbuser ? "" : undefined}>
      <p>
        <span class="small quiet">{domain(`channel.${its().channel}`)}</span>
        <br />
        <span class="channel-value">{its().value}</span>
      </p>
      <Show when={!its().sharedWithAbuser} fallback={<strong class="error">{casefile("rule.never")}</strong>}>
        <p>{hoursOf(its())}</p>
        <ul class="rules small">
          <Show when={its().channel === "phone"}>
            <li>{casefile("rule.ask")}</li>
            <li>{casefile(its().voicemail ? "rule.voicemail" : "rule.noVoicemail")}</li>
          </Show>
          <li>{casefile(its().mayNameConsulate ? "rule.consulate" : "rule.noConsulate")}</li>
          <Show when={its().safeWord}>
            {(word) => <li class="safe-word">{casefile("rule.say", { word: word() })}</li>}
          </Show>
        </ul>
      </Show>
    </li>
  )
}
