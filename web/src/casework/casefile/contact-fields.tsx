import { Address, Channel, type ContactChannel } from "@ventanilla/core/casework/person/schema"
import { For, Show } from "solid-js"
import type { z } from "zod"
import { domain } from "../../i18n/domain"
import { Button } from "../../ui/button"
import { Checkbox } from "../../ui/checkbox"
import { TimeField } from "../../ui/date-field"
import { Note } from "../../ui/empty"
import { FieldError } from "../../ui/field"
import type { At } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { Select } from "../../ui/select"
import { TextField } from "../../ui/text-field"
import { Weekdays } from "../../ui/weekdays"
import { contact } from "./contact.i18n"
import { fields } from "./contact-fields.i18n"

type Allowed = "no" | "she_calls" | "yes"
/** A way is chosen by hand: a call is no default, it can be the most dangerous one. */
type Draft = Partial<z.input<typeof ContactChannel>>

const types = { phone: "tel", sms: "tel", whatsapp: "tel", email: "email", third_person: "text", post: "text" } as const
const most = 6
export const emptyChannel = (): Draft => ({ value: "" })

/** May we contact her, and by which ways; `path` is where the safe contact lies in the form. */
export function ContactFields(props: { at: At; path: string }) {
  const at = <T,>(path: string) => props.at<T>(`${props.path}.${path}`)
  const allowed = at<Allowed>("allowed")
  const channels = at<Draft[]>("channels")
  // Ways typed and then not wanted are kept while the page is open: a slip of the finger must not cost them.
  let aside: Draft[] = []
  const choose = (next: Allowed | undefined) => {
    allowed.set(next)
    const typed = channels.value() ?? []
    if (next === "yes" && typed.length === 0) channels.set(aside.length ? aside : [emptyChannel()])
    if (next !== "yes" && typed.length) {
      aside = typed
      channels.set([])
    }
  }
  const count = () => channels.value()?.length ?? 0
  return (
    <div class="stack">
      <RadioGroup
        label={contact("allowed")}
        quiet
        field={{ ...allowed, set: choose }}
        options={(["yes", "she_calls", "no"] as const).map((value) => ({
          value,
          label: domain(`allowed.${value}`),
          hint: contact(`allowedHint.${value}`),
        }))}
      />
      <Show when={allowed.value() === "yes"}>
        <div class="stack" data-field={channels.name}>
          <For each={Array.from({ length: count() }, (_, index) => index)}>
            {(index) => (
              <ChannelFields
                number={index + 1}
                at={(path) => at(`channels.${index}.${path}`)}
                remove={
                  count() > 1
                    ? () => channels.set((channels.value() ?? []).filter((_, other) => other !== index))
                    : undefined
                }
              />
            )}
          </For>
          <FieldError text={channels.error()} />
          <Show when={count() < most}>
            <div>
              <Button size="small" onClick={() => channels.set([...(channels.value() ?? []), emptyChannel()])}>
                {fields("addChannel")}
              </Button>
            </div>
          </Show>
        </div>
      </Show>
      <div class="field-pair">
        <TextField label={fields("dangerWord")} hint={fields("dangerWordHint")} optional field={at("dangerWord")} />
        <Select
          label={fields("address")}
          optional
          field={at<Address>("address")}
          options={Address.options.map((value) => ({ value, label: fields(`address.${value}`) }))}
        />
      </div>
    </div>
  )
}

function ChannelFields(props: { number: number; at: At; remove: (() => void) | undefined }) {
  const at = <T = string>(path: string) => props.at<T>(path)
  const kind = () => at<Channel>("channel").value() ?? "phone"
  const anyTime = at<boolean>("anyTime")
  const chooseAny = (on: boolean | undefined) => {
    anyTime.set(on)
    if (!on) return
    at<number[]>("days").set([])
    for (const end of ["from", "to"]) at<number>(end).set(undefined)
  }
  return (
    <fieldset class="panel stack">
      <legend>{fields("channelTitle", { number: props.number })}</legend>
      <div class="field-pair">
        <Select
          label={fields("channel")}
          field={at<Channel>("channel")}
          options={Channel.options.map((value) => ({ value, label: domain(`channel.${value}`) }))}
        />
        <TextField label={fields(`value.${kind()}`)} type={types[kind()]} field={at("value")} />
      </div>
      <Checkbox label={fields("sharedWithAbuser")} field={at<boolean>("sharedWithAbuser")} />
      <Show
        when={!at<boolean>("sharedWithAbuser").value()}
        fallback={<Note tone="bad">{fields("sharedWarning")}</Note>}
      >
        <Checkbox label={fields("anyTime")} hint={fields("anyTimeHint")} field={{ ...anyTime, set: chooseAny }} />
        <Show when={!anyTime.value()}>
          <Weekdays label={fields("days")} hint={fields("daysHint")} field={at<number[]>("days")} />
          <div class="field-pair">
            <TimeField label={fields("from")} optional field={at<number>("from")} />
            <TimeField label={fields("to")} optional field={at<number>("to")} />
          </div>
        </Show>
        <div>
          <Show when={kind() === "phone"}>
            <Checkbox label={fields("voicemail")} field={at<boolean>("voicemail")} />
            <Checkbox label={fields("hideCallerID")} field={at<boolean>("hideCallerID")} />
          </Show>
          <Checkbox label={fields("mayNameConsulate")} field={at<boolean>("mayNameConsulate")} />
        </div>
        <TextField label={fields("safeWord")} hint={fields("safeWordHint")} optional field={at("safeWord")} />
      </Show>
      <Show when={props.remove}>
        <div>
          <Button kind="quiet" onClick={() => props.remove?.()}>
            {fields("removeChannel")}
          </Button>
        </div>
      </Show>
    </fieldset>
  )
}
