import type { Shown } from "@ventanilla/core/partners/referral/schema"
import { For, Show } from "solid-js"
import { Channel } from "../../casework/casefile/channel"
import { categoryName } from "../../context/categories"
import { spokenNames } from "../../context/spoken"
import { Fact, Facts } from "../../ui/card"
import { Note } from "../../ui/empty"
import { partner } from "./partner.i18n"
import "../../ui/channels.css"

/** Only the fields of her consent, with the rules that keep her safe. */
export function ShownFields(props: { shown: Shown }) {
  const its = () => props.shown
  const whole = () => {
    const names = its().names
    return names ? [names.given, names.firstSurname, names.secondSurname].filter(Boolean).join(" ") : ""
  }
  return (
    <section
      class="stack shown"
      aria-label={partner("reach.title")}
      tabindex="-1"
      ref={(box) => queueMicrotask(() => box.focus())}
    >
      <h3>{partner("reach.title")}</h3>
      <Note tone="warn">{partner("reach.care")}</Note>
      <Facts>
        <Show when={its().names}>
          <Fact term={partner("reach.name")}>
            <strong>{whole()}</strong>
          </Fact>
        </Show>
        <Show when={its().fields.includes("preferred_name")}>
          <Fact term={partner("reach.preferred")}>
            <strong>{its().preferredName ?? partner("reach.noPreferred")}</strong>
          </Fact>
        </Show>
        <Show when={its().languages}>
          {(languages) => <Fact term={partner("reach.languages")}>{spokenNames(languages())}</Fact>}
        </Show>
        <Show when={its().needs}>
          {(needs) => <Fact term={partner("reach.needs")}>{needs().map(categoryName).join(" · ")}</Fact>}
        </Show>
      </Facts>
      <Show when={its().safeContact}>
        {(contact) => (
          <Show
            when={contact().allowed === "yes"}
            fallback={<Note tone="bad">{partner(contact().allowed === "no" ? "reach.no" : "reach.she_calls")}</Note>}
          >
            <ul class="channels" aria-label={partner("reach.contact")}>
              <For each={contact().channels.filter((channel) => !channel.sharedWithAbuser)}>
                {(channel) => <Channel channel={channel} />}
              </For>
            </ul>
          </Show>
        )}
      </Show>
    </section>
  )
}
