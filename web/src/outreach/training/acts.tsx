import { CancelReason, FollowInput, type Info } from "@ventanilla/core/outreach/training/schema"
import { createSignal, Show } from "solid-js"
import type { z } from "zod"
import { addDays, dayOf } from "../../context/days"
import { now, zone } from "../../context/time"
import { createAction } from "../../ui/action"
import { DateField } from "../../ui/date-field"
import { ConfirmDialog, Dialog } from "../../ui/dialog"
import { bound, createForm } from "../../ui/form"
import { Select } from "../../ui/select"
import { Submit, useDone } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { cancelTraining, followTraining } from "./training.calls"
import { training } from "./training.i18n"

type Reason = z.infer<typeof CancelReason>

/** Calls it off; one that was held can only have been a mistake. */
export function CancelTraining(props: { item: Info; open: boolean; close: () => void }) {
  const isHeld = () => props.item.status === "held"
  const [reason, setReason] = createSignal<Reason>("other")
  const cancel = createAction(
    (key) => cancelTraining(props.item.trainingID, isHeld() ? "mistake" : reason(), key),
    useDone("training", props.close)(() => training("cancelled")),
  )
  return (
    <ConfirmDialog
      danger
      open={props.open}
      onClose={props.close}
      title={training("cancelTitle")}
      confirm={training(isHeld() ? "mistake" : "cancel")}
      action={cancel}
    >
      <div class="stack">
        <p>{training(isHeld() ? "mistakeText" : "cancelText")}</p>
        <Show when={!isHeld()}>
          <Select
            label={training("reason")}
            field={bound<Reason | undefined>("reason", reason, (next) => next && setReason(next))}
            options={CancelReason.options.map((value) => ({ value, label: training(`reason.${value}`) }))}
          />
        </Show>
      </div>
    </ConfirmDialog>
  )
}

/** What was agreed and is still to be done: a task for its day. */
export function FollowTraining(props: { item: Info; close: () => void }) {
  const form = createForm({
    schema: FollowInput,
    initial: { trainingID: props.item.trainingID, dueOn: addDays(dayOf(now(), zone()), 14) },
    send: followTraining,
    done: useDone("training", props.close)(() => training("followed")),
  })
  return (
    <Dialog open onClose={props.close} title={training("followTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <TextField label={training("followWhat")} field={form.field("what")} />
        <DateField label={training("followOn")} field={form.field("dueOn")} />
        <Submit brief form={form} label={training("save")} onCancel={props.close} />
      </form>
    </Dialog>
  )
}
