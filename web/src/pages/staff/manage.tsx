import type { Info } from "@ventanilla/core/staff/schema"
import { createSignal, Show } from "solid-js"
import { ask, client, keyed } from "../../api"
import { staff } from "../../i18n/staff"
import { ui } from "../../i18n/ui"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ConfirmDialog, Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { bound } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { toast } from "../../ui/toast"
import { roleOptions } from "./roles"

/** Another role, or no access any more. */
export function Manage(props: { person: Info; onClose: () => void; done: () => void }) {
  const one = () => client.api.staff[":staffID"]
  const param = { staffID: props.person.staffID }
  const [role, setRole] = createSignal(props.person.role)
  const [removing, setRemoving] = createSignal(false)
  const finish = (words: string) => () => {
    toast(words)
    props.onClose()
    props.done()
  }
  const change = createAction(
    (key, next: Info["role"]) => ask(one().role.$post({ param, json: { role: next } }, keyed(key))),
    finish(staff("changed")),
  )
  const remove = createAction(
    (key) => ask(one().remove.$post({ param, json: {} }, keyed(key))),
    finish(staff("removed")),
  )
  return (
    <>
      <Dialog open={!removing()} onClose={props.onClose} title={staff("manageTitle")}>
        <div class="stack">
          <p>
            <strong>{props.person.email}</strong>
          </p>
          <RadioGroup
            label={staff("role")}
            field={bound<Info["role"] | undefined>("role", role, (next) => next && setRole(next))}
            options={roleOptions()}
          />
          <ErrorNote problem={change.problem()} />
          <div class="row" data-push="">
            <Show when={role() !== props.person.role}>
              <Button kind="primary" pending={change.pending()} onClick={() => void change.run(role())}>
                {staff("changeRole")}
              </Button>
            </Show>
            <Button onClick={props.onClose}>{ui("cancel")}</Button>
            <Button kind="quiet" onClick={() => setRemoving(true)}>
              {staff("remove")}
            </Button>
          </div>
        </div>
      </Dialog>
      <ConfirmDialog
        open={removing()}
        onClose={props.onClose}
        title={staff("removeTitle")}
        confirm={staff("remove")}
        danger
        action={remove}
      >
        <p>
          <strong>{props.person.email}</strong>
        </p>
        <p>{staff("removeText")}</p>
      </ConfirmDialog>
    </>
  )
}
