import type { ContactChannel } from "@ventanilla/core/casework/person/schema"
import { saidTimes } from "@ventanilla/core/util/safe-times"
import { Show } from "solid-js"
import { domain } from "../../i18n/domain"
import { Chip } from "../../ui/chip"
import { hoursOf } from "./casefile.words"
import { contact } from "./contact.i18n"
import "../../ui/channels.css"

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
      <Show when={!its().sharedWithAbuser} fallback={<strong class="error">{contact("rule.never")}</strong>}>
        <Show when={saidTimes(its())} fallback={<Chip tone="warn">{hoursOf(its())}</Chip>}>
          <p>{hoursOf(its())}</p>
        </Show>
        <ul class="rules small">
          <Show when={its().channel === "phone"}>
            <li>{contact("rule.ask")}</li>
            <Show when={its().hideCallerID}>
              <li>{contact("rule.hide")}</li>
            </Show>
            <li>{contact(its().voicemail ? "rule.voicemail" : "rule.noVoicemail")}</li>
          </Show>
          <li>{contact(its().mayNameConsulate ? "rule.consulate" : "rule.noConsulate")}</li>
          <Show when={its().safeWord}>
            {(word) => <li class="safe-word">{contact("rule.say", { word: word() })}</li>}
          </Show>
        </ul>
      </Show>
    </li>
  )
}
