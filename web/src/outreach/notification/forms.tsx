import { Asked, Cause, FollowInput, type Info, RecordInput } from "@ventanilla/core/outreach/notification/schema"
import { Agency, Level } from "@ventanilla/core/outreach/training/schema"
import { createUniqueId, type JSX } from "solid-js"
import { dayOf, instantOf } from "../../context/days"
import { now, plainDay, when, zone } from "../../context/time"
import { merge } from "../../i18n/merge"
import { Checkbox } from "../../ui/checkbox"
import { DateField } from "../../ui/date-field"
import { Dialog } from "../../ui/dialog"
import { FieldError, Optional } from "../../ui/field"
import { type At, type Control, createForm } from "../../ui/form"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { PressOne } from "../../ui/presses"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { County } from "../training/plan"
import { training } from "../training/training.i18n"
import { followNotification, readNotification, recordNotification } from "./notification.calls"
import { notification } from "./notification.i18n"

/** "2026-03-02T09:10" of an instant, in the consulate's local time. */
function localTimeOf(at: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone(),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(at))
  return `${dayOf(at, zone())}T${parts}`
}

function PastMoment(props: { label: JSX.Element; optional?: boolean; field: Control<string> }) {
  const id = createUniqueId()
  const value = () => {
    const at = props.field.value()
    return at ? localTimeOf(at) : ""
  }
  return (
    <div class="field" data-field={props.field.name}>
      <label for={id}>
        {props.label} <Optional when={props.optional} />
      </label>
      <input
        id={id}
        class="input"
        type="datetime-local"
        max={localTimeOf(now().toISOString())}
        value={value()}
        aria-invalid={props.field.error() !== undefined}
        onChange={(event) => {
          const local = event.currentTarget.value.slice(0, 16)
          props.field.set(local ? instantOf(local, zone()) : undefined)
        }}
      />
      <FieldError text={props.field.error()} />
    </div>
  )
}

function What(props: { at: At }) {
  return (
    <>
      <div class="field-pair">
        <PastMoment optional label={notification("contactedAt")} field={props.at("contactedAt")} />
        <DateField optional label={notification("visitedOn")} field={props.at("visitedOn")} />
      </div>
      <Checkbox label={notification("missedBox")} field={props.at<boolean>("missed")} />
    </>
  )
}

/** An authority told the consulate of somebody. */
export function RecordNotification(props: { close: () => void }) {
  const form = createForm({
    schema: RecordInput,
    initial: {
      receivedAt: now()
        .toISOString()
        .replace(/:\d\d\.\d+Z$/, ":00Z"),
      timeZone: zone(),
      cause: "detention",
      asked: "unknown",
    },
    send: recordNotification,
    done: useDone("notification", props.close)(() => notification("recorded")),
  })
  const at: At = form.at
  return (
    <Dialog open onClose={props.close} title={notification("recordTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <div class="field-pair">
          <Select
            label={training("agency")}
            field={form.field("agency")}
            options={Agency.options.map((value) => ({ value, label: training(`agency.${value}`) }))}
          />
          <Select
            label={training("level")}
            field={form.field("level")}
            options={Level.options.map((value) => ({ value, label: training(`level.${value}`) }))}
          />
        </div>
        <PastMoment label={notification("receivedAt")} field={form.field("receivedAt")} />
        <PressOne
          label={notification("cause")}
          field={form.field("cause")}
          options={Cause.options.map((value) => ({ value, label: notification(`cause.${value}`) }))}
        />
        <PressOne
          label={notification("asked")}
          field={form.field("asked")}
          options={Asked.options.map((value) => ({ value, label: notification(`asked.${value}`) }))}
        />
        <County at={at} />
        <What at={at} />
        <Submit brief form={form} label={notification("save")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}

/** What became of it. */
export function FollowNotification(props: { row: Info; close: () => void }) {
  const { notificationID } = props.row
  const read = ({ contactedAt, visitedOn, missed, version }: Info) => ({
    values: { contactedAt, visitedOn, missed },
    version,
  })
  const form = changeForm({
    schema: FollowInput.omit({ notificationID: true, version: true }),
    base: read(props.row),
    read: async () => read(await readNotification(props.row)),
    send: (values, version, key) => followNotification({ ...values, notificationID, version }, key),
    done: useDone("notification", props.close)(() => notification("followed")),
  })
  return (
    <Dialog
      open
      onClose={props.close}
      title={notification("followTitle")}
      about={`${training(`agency.${props.row.agency}`)} · ${when(props.row.receivedAt)}`}
    >
      <form class="stack" novalidate onSubmit={form.submit}>
        <What at={form.at} />
        <Submit brief form={form} label={notification("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldSaid} show={valueSaid} />
    </Dialog>
  )
}

const fieldSaid = (path: string) => notification(path === "contactedAt" || path === "visitedOn" ? path : "missedBox")

function valueSaid(path: string, value: unknown): string {
  if (typeof value === "boolean") return merge(value ? "yes" : "no")
  if (typeof value !== "string") return ""
  return path === "contactedAt" ? when(value) : plainDay(value)
}
