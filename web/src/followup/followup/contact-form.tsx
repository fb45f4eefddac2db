import type { Info as Person } from "@ventanilla/core/casework/person/schema"
import {
  Direction,
  type Exception,
  ExceptionKind,
  FinishInput,
  LogInput,
  Outcome,
  type Reach,
  Said,
  type Why,
} from "@ventanilla/core/followup/contact/schema"
import { For, Show } from "solid-js"
import type { z } from "zod"
import { domain } from "../../i18n/domain"
import { ui } from "../../i18n/ui"
import { Checkbox } from "../../ui/checkbox"
import { DraftNote } from "../../ui/draft-note"
import { Note } from "../../ui/empty"
import { type At, createForm } from "../../ui/form"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { finishContact, logContact } from "./followup.calls"
import { reach } from "./reach.i18n"
import "../../ui/channels.css"

const words = <T extends string>(options: readonly T[], say: (value: T) => string) =>
  options.map((value) => ({ value, label: say(value) }))

/** Everything that speaks against a contact, and the reason that it then takes. */
export function Against(props: { why: readonly Why[]; at: At }) {
  return (
    <Show when={props.why.length}>
      <Note tone="bad">
        <p>
          <strong>{reach("unsafe")}</strong>
        </p>
        <ul class="rules">
          <For each={props.why}>{(one) => <li>{reach(`why.${one}`)}</li>}</For>
        </ul>
        <p class="small">{reach("unsafeText")}</p>
      </Note>
      <Select
        label={reach("exception")}
        field={props.at<Exception["kind"]>("exception.kind")}
        options={words(ExceptionKind.options, (value) => reach(`exception.${value}`))}
      />
      <TextField label={reach("exceptionWords")} rows={2} field={props.at("exception.words")} />
    </Show>
  )
}

/** What became of it. */
function Told(props: { at: At }) {
  const outcome = props.at<z.infer<typeof Outcome>>("outcome")
  return (
    <>
      <PressOne
        label={reach("outcome")}
        field={outcome}
        options={words(Outcome.options, (value) => reach(`outcome.${value}`))}
      />
      <Show when={outcome.value() === "somebody_else"}>
        <PressOne
          label={reach("said")}
          field={props.at<z.infer<typeof Said>>("said")}
          options={words(Said.options, (value) => reach(`said.${value}`))}
        />
      </Show>
      <Checkbox label={reach("dangerSaid")} field={props.at<boolean>("danger")} />
      <TextField label={reach("note")} hint={reach("noteHint")} optional rows={4} field={props.at("note")} />
    </>
  )
}

/** A contact that has been: who reached whom, by what, and what became of it. */
export function LogForm(props: {
  casefileID: string
  now: Reach | undefined
  person: Person | undefined
  done: () => void
  close: () => void
}) {
  const form = createForm({
    schema: LogInput,
    initial: { casefileID: props.casefileID, direction: "she_came", channel: "in_person" },
    draft: `contact.${props.casefileID}`,
    send: logContact,
    done: props.done,
  })
  const direction = form.field("direction")
  const choose = (value: z.infer<typeof Direction> | undefined) => {
    const first = props.now?.ways[0]
    form.patch({
      ...(value ? { direction: value } : {}),
      channel: value === "she_came" ? "in_person" : (first?.channel ?? "phone"),
      way: value === "we_reached_out" && first ? first.way : null,
    })
  }
  const way = form.field("way")
  const why = (): Why[] => {
    if (direction.value() !== "we_reached_out") return []
    const chosen = props.now?.ways.find((one) => one.way === way.value())
    if (chosen) return chosen.why
    if (!props.now) return []
    if (props.now.allowed === "no") return ["contact_not_allowed"]
    return props.now.allowed === "she_calls" ? ["she_calls_us"] : ["not_listed"]
  }
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <DraftNote form={form} />
      <PressOne
        label={reach("direction")}
        field={{ ...direction, set: choose }}
        options={words(Direction.options, (value) => reach(`direction.${value}`))}
      />
      <Show when={direction.value() !== "she_came"}>
        <WayField at={form.at} now={props.now} listed={direction.value() === "we_reached_out"} patch={form.patch} />
      </Show>
      <Against why={why()} at={form.at} />
      <Told at={form.at} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}

type Chosen = { channel: Reach["ways"][number]["channel"]; way: number | null }
const kinds = ["phone", "sms", "whatsapp", "email", "third_person", "post"] as const

/** By which of her ways, or by one that she did not name. */
function WayField(props: { at: At; now: Reach | undefined; listed: boolean; patch: (next: Chosen) => void }) {
  const listed = () => (props.listed ? (props.now?.ways ?? []) : [])
  const chosen = () => `${props.at<number | null>("way").value() ?? "x"}:${props.at("channel").value()}`
  const options = () => [
    ...listed().map((one) => ({ value: `${one.way}:${one.channel}`, label: domain(`channel.${one.channel}`) })),
    ...kinds.map((kind) => ({
      value: `x:${kind}`,
      label: domain(`channel.${kind}`),
      ...(listed().length ? { group: reach("by.other") } : {}),
    })),
  ]
  const set = (next: string | undefined) => {
    const [at, channel] = (next ?? "x:phone").split(":") as [string, Chosen["channel"]]
    props.patch({ channel, way: at === "x" ? null : Number(at) })
  }
  return (
    <Select
      label={reach("by")}
      field={{ name: "channel", value: chosen, set, error: () => props.at("channel").error() }}
      options={options()}
    />
  )
}

/** How a contact that was begun has ended. */
export function FinishForm(props: { contactID: string; done: () => void; close: () => void }) {
  const form = createForm({
    schema: FinishInput,
    initial: { contactID: props.contactID },
    draft: `contact.finish.${props.contactID}`,
    send: finishContact,
    done: props.done,
  })
  const voicemail = () => form.problem()?.code === "contact_needs_reason" || form.errors()["exception"] !== undefined
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <DraftNote form={form} />
      <Told at={form.at} />
      <Against why={voicemail() ? ["no_voicemail"] : []} at={form.at} />
      <Submit brief form={form} label={ui("save")} onCancel={props.close} />
    </form>
  )
}
