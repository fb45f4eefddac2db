import type { Info as Person } from "@ventanilla/core/casework/person/schema"
import { type Reach, StartInput } from "@ventanilla/core/followup/contact/schema"
import { createSignal, For, Show } from "solid-js"
import { hoursOf } from "../../casework/casefile/casefile.words"
import { contact } from "../../casework/casefile/contact.i18n"
import { when } from "../../context/time"
import { domain } from "../../i18n/domain"
import { Chip } from "../../ui/chip"
import { Dialog } from "../../ui/dialog"
import { Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { Submit, useDone } from "../../ui/submit"
import { Against, FinishForm } from "./contact-form"
import { startContact } from "./followup.calls"
import { reach } from "./reach.i18n"
import { strip } from "./strip.i18n"
import "../../ui/channels.css"

type Props = { casefileID: string; now: Reach; person: Person; close: () => void }

/** Before the telephone is lifted: what is safe, what to say; afterwards how it ended. */
export function Call(props: Props) {
  const [contactID, setContactID] = createSignal<string>()
  const saved = useDone("contact", props.close)
  return (
    <Dialog open onClose={props.close} title={reach(contactID() ? "finish" : "before")}>
      <Show when={contactID()} fallback={<Begin {...props} begun={(contactID) => setContactID(contactID)} />}>
        {(id) => (
          <>
            <Script person={props.person} />
            <FinishForm contactID={id()} done={saved(() => reach("saved"))} close={props.close} />
          </>
        )}
      </Show>
    </Dialog>
  )
}

function Begin(props: Props & { begun: (contactID: string) => void }) {
  const free = props.now.ways.filter(({ why }) => why.length === 0)
  const first = free.find(({ timesSaid }) => timesSaid) ?? free[0] ?? props.now.ways[0]
  const form = createForm({
    schema: StartInput,
    initial: { casefileID: props.casefileID, channel: first?.channel ?? "phone", way: first?.way ?? null },
    send: startContact,
    done: ({ contactID }) => props.begun(contactID),
  })
  const chosen = () => props.now.ways.find(({ way }) => way === form.values().way)
  const why = () => chosen()?.why ?? [props.now.allowed === "no" ? "contact_not_allowed" : ("she_calls_us" as const)]
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <Show when={chosen()?.refused}>
        <Note tone="bad">{reach("refused")}</Note>
      </Show>
      <fieldset class="field">
        <legend>{reach("by")}</legend>
        <ul class="channels">
          <For each={props.now.ways}>
            {(way) => (
              <li data-danger={way.why.includes("shared_with_abuser") ? "" : undefined}>
                <label class="way">
                  <input
                    type="radio"
                    name="way"
                    checked={form.values().way === way.way}
                    onChange={() => form.patch({ channel: way.channel, way: way.way })}
                  />
                  <span>
                    <span class="small quiet">{domain(`channel.${way.channel}`)}</span>{" "}
                    <span class="channel-value">{props.person.safeContact.channels[way.way]?.value}</span>
                  </span>
                </label>
                <Show when={way.timesSaid && props.person.safeContact.channels[way.way]}>
                  {(its) => <p class="small">{hoursOf(its())}</p>}
                </Show>
                <Show
                  when={way.why.length}
                  fallback={
                    <Chip tone={way.timesSaid ? "ok" : "warn"}>
                      {way.timesSaid ? strip("ready") : domain("hours.unknown")}
                    </Chip>
                  }
                >
                  <p>
                    <Chip tone="bad">{strip("notNow")}</Chip>{" "}
                    <Show when={way.nextSafeAt}>{(at) => <span>{strip("from", { when: when(at()) })}</span>}</Show>
                  </p>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </fieldset>
      <Script person={props.person} way={form.values().way ?? undefined} />
      <Against why={why()} at={form.at} />
      <Submit
        brief
        kind={why().length ? "danger" : "primary"}
        form={form}
        label={reach("start")}
        onCancel={props.close}
      />
    </form>
  )
}

/** What to say, in the order in which it is said. */
function Script(props: { person: Person; way?: number | undefined }) {
  const channel = () => props.person.safeContact.channels[props.way ?? 0]
  return (
    <ol class="call-script">
      <Show when={channel()?.hideCallerID}>
        <li>{reach("script.hide")}</li>
      </Show>
      <li>{reach("script.ask")}</li>
      <li>
        {channel()?.safeWord ? reach("script.other", { word: channel()?.safeWord ?? "" }) : reach("script.otherNone")}
      </li>
      <li>{contact(channel()?.mayNameConsulate ? "rule.consulate" : "rule.noConsulate")}</li>
      <Show when={props.person.safeContact.dangerWord}>
        {(word) => <li class="safe-word">{reach("script.danger", { word: word() })}</li>}
      </Show>
    </ol>
  )
}
