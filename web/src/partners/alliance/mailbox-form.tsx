import { AddMailboxInput, type Mailbox, ScheduleInput } from "@ventanilla/core/partners/alliance/schema"
import { createSignal, type JSX, Show } from "solid-js"
import { language } from "../../context/language"
import { zone } from "../../context/time"
import { useSettings } from "../../tenancy/settings/use-settings"
import { Check } from "../../ui/checkbox"
import { TimeField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { type At, createForm } from "../../ui/form"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { RadioGroup } from "../../ui/radio-group"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { Weekdays } from "../../ui/weekdays"
import { addMailbox, listMailboxes, scheduleMailbox } from "./alliance.calls"
import { alliance } from "./alliance.i18n"
import { digestSaid, hoursSaid } from "./mailbox.words"
import { zoneOptions } from "./zones"

type Props = { organizationID: string; mailbox?: Mailbox; close: () => void }
type Form = Pick<ReturnType<typeof createForm>, "at" | "submit" | "pending" | "problem" | "summary">

/** A new mailbox, or the days and hours of one that stands. */
export function MailboxForm(props: Props) {
  return (
    <Dialog open onClose={props.close} title={alliance(props.mailbox ? "mailbox.scheduleTitle" : "mailbox.addTitle")}>
      <Show when={props.mailbox} fallback={<Add {...props} />} keyed>
        {(mailbox) => <Schedule {...props} mailbox={mailbox} />}
      </Show>
    </Dialog>
  )
}

const office = { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }

function Add(props: Props) {
  const settings = useSettings()
  const usual = () => settings()?.digestSchedule ?? { days: [1, 3, 5], minute: 8 * 60 }
  const [byDefault, setByDefault] = createSignal(true)
  const form = createForm({
    schema: AddMailboxInput,
    initial: {
      organizationID: props.organizationID,
      language: language(),
      timeZone: zone(),
      country: "US",
      hours: office,
      schedule: null,
    },
    draft: `mailbox.${props.organizationID}`,
    send: (json, key) => addMailbox(json, key),
    done: useDone("mailbox", props.close)(() => alliance("mailbox.added")),
  })
  const follow = (on: boolean) => {
    setByDefault(on)
    form.field("schedule").set(on ? null : { days: [...usual().days], minute: usual().minute })
  }
  return (
    <Frame form={form} close={props.close} submit={alliance("send")}>
      <p class="quiet">{alliance("mailboxes.text")}</p>
      <TextField label={alliance("email")} hint={alliance("emailHint")} type="email" field={form.field("email")} />
      <Place at={form.at} />
      <Check label={alliance("useDefault")} checked={byDefault()} onChange={follow} />
      <Show when={!byDefault()}>
        <Times at={form.at} />
      </Show>
      <Hours at={form.at} />
    </Frame>
  )
}

function Schedule(props: Props & { mailbox: Mailbox }) {
  const { mailboxID, organizationID } = props.mailbox
  const read = ({ language, timeZone, country, state, schedule, hours, version }: Mailbox) => ({
    values: { language, timeZone, country, state, schedule, hours },
    version,
  })
  const form = changeForm({
    schema: ScheduleInput.omit({ mailboxID: true, version: true }),
    base: read(props.mailbox),
    read: async () => {
      const { items } = await listMailboxes(organizationID)
      return read(items.find((one) => one.mailboxID === mailboxID) ?? props.mailbox)
    },
    whole: ["schedule", "hours"],
    send: (values, version, key) => scheduleMailbox(mailboxID, { ...values, version }, key),
    done: useDone("mailbox", props.close)(() => alliance("mailbox.scheduled")),
  })
  return (
    <Frame form={form} close={props.close} submit={alliance("save2")}>
      <p>
        <strong>{props.mailbox.email}</strong>
      </p>
      <Times at={form.at} />
      <Hours at={form.at} />
      <Place at={form.at} />
      <MergeDialog merge={form.merge} label={fieldSaid} show={valueSaid} />
    </Frame>
  )
}

function fieldSaid(path: string): string {
  switch (path) {
    case "schedule":
      return alliance("days")
    case "hours":
      return alliance("hoursTitle")
    case "language":
    case "timeZone":
    case "country":
    case "state":
      return alliance(path)
    default:
      throw new Error(`A mailbox has no ${path}`)
  }
}

function valueSaid(path: string, value: unknown): string {
  if (path === "schedule") return digestSaid(value as Mailbox["schedule"])
  if (path === "hours") return hoursSaid(value as Mailbox["hours"])
  return path === "language" ? alliance(`language.${value as Mailbox["language"]}`) : String(value ?? "")
}

function Frame(props: { form: Form; close: () => void; submit: string; children: JSX.Element }) {
  return (
    <form class="stack" novalidate onSubmit={props.form.submit}>
      {props.children}
      <Submit brief form={props.form} label={props.submit} onCancel={props.close} />
    </form>
  )
}

function Place(props: { at: At }) {
  const languages = () => (["es", "en"] as const).map((value) => ({ value, label: alliance(`language.${value}`) }))
  const state = props.at("state")
  return (
    <>
      <RadioGroup label={alliance("language")} inline field={props.at<"es" | "en">("language")} options={languages()} />
      <div class="field-pair">
        <Select label={alliance("timeZone")} field={props.at<string>("timeZone")} options={zoneOptions()} />
        <TextField
          label={alliance("state")}
          hint={alliance("stateHint")}
          optional
          field={{ ...state, set: (text) => state.set(text?.toUpperCase()) }}
        />
      </div>
    </>
  )
}

const Times = (props: { at: At }) => (
  <div class="stack" data-gap="small">
    <Weekdays label={alliance("days")} field={props.at<number[]>("schedule.days")} />
    <TimeField label={alliance("minute")} field={props.at<number>("schedule.minute")} />
  </div>
)

const Hours = (props: { at: At }) => (
  <div class="stack" data-gap="small">
    <Weekdays label={alliance("hoursTitle")} hint={alliance("hoursHint")} field={props.at<number[]>("hours.days")} />
    <div class="field-pair">
      <TimeField label={alliance("from")} field={props.at<number>("hours.from")} />
      <TimeField label={alliance("to")} field={props.at<number>("hours.to")} />
    </div>
  </div>
)
