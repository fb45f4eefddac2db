import { cancelReasons } from "@ventanilla/core/data/outreach"
import type { Info } from "@ventanilla/core/outreach/outreach/schema"
import { createSignal, Show } from "solid-js"
import { createAction } from "../../ui/action"
import { ConfirmDialog } from "../../ui/dialog"
import { bound } from "../../ui/form"
import { Select } from "../../ui/select"
import { useDone } from "../../ui/submit"
import { cancelOutreach } from "./outreach.calls"
import { outreach } from "./outreach.i18n"

type Reason = (typeof cancelReasons)[number]

/** Calls it off; what was recorded can only have been a mistake, and then counts as nothing. */
export function CancelOutreach(props: { item: Info; open: boolean; close: () => void }) {
  const [reason, setReason] = createSignal<Reason>("other")
  const wasHeld = () => props.item.status === "held"
  const cancel = createAction(
    (key) => cancelOutreach(props.item.outreachID, wasHeld() ? "mistake" : reason(), key),
    useDone("outreach", props.close)(() => outreach("cancelled")),
  )
  return (
    <ConfirmDialog
      danger
      open={props.open}
      onClose={props.close}
      title={outreach(wasHeld() ? "mistakeTitle" : "cancelTitle")}
      confirm={outreach(wasHeld() ? "mistake" : "cancel")}
      action={cancel}
    >
      <div class="stack">
        <p>{outreach(wasHeld() || reason() === "mistake" ? "mistakeText" : "cancelText")}</p>
        <Show when={!wasHeld()}>
          <Select
            label={outreach("why")}
            field={bound<Reason | undefined>("reason", reason, (next) => next && setReason(next))}
            options={cancelReasons.map((value) => ({ value, label: outreach(`reason.${value}`) }))}
          />
        </Show>
      </div>
    </ConfirmDialog>
  )
}
