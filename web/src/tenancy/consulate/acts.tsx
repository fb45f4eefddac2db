import type { Info } from "@ventanilla/core/tenancy/tenant/schema"
import { createSignal, Show } from "solid-js"
import { createAction } from "../../ui/action"
import { Button } from "../../ui/button"
import { ConfirmDialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { toast } from "../../ui/toast"
import { type Act, act } from "../network/network.calls"
import { consulate } from "./consulate.i18n"

const said = { retry: "doneRetry", discard: "doneDiscard", suspend: "doneSuspend", resume: "doneResume" } as const

/** What can be done to a consulate in the state it is in. */
export function Acts(props: { info: Info; done: () => void }) {
  const [asking, setAsking] = createSignal<Exclude<Act, "retry">>()
  const action = (what: Act) =>
    createAction(
      (key) => act(what, props.info.tenantID, key),
      () => {
        setAsking(undefined)
        toast(consulate(said[what]))
        props.done()
      },
    )
  const actions = {
    retry: action("retry"),
    discard: action("discard"),
    suspend: action("suspend"),
    resume: action("resume"),
  }
  const close = () => setAsking(undefined)
  return (
    <>
      <Show when={props.info.status === "failed"}>
        <Button kind="primary" pending={actions.retry.pending()} onClick={() => void actions.retry.run()}>
          {consulate("retry")}
        </Button>
        <Button onClick={() => setAsking("discard")}>{consulate("discard")}</Button>
        <ErrorNote problem={actions.retry.problem()} />
      </Show>
      <Show when={props.info.status === "active"}>
        <Button onClick={() => setAsking("suspend")}>{consulate("suspend")}</Button>
      </Show>
      <Show when={props.info.status === "suspended"}>
        <Button kind="primary" onClick={() => setAsking("resume")}>
          {consulate("resume")}
        </Button>
      </Show>
      <ConfirmDialog
        open={asking() === "discard"}
        onClose={close}
        title={consulate("discardTitle")}
        confirm={consulate("discard")}
        danger
        action={actions.discard}
      >
        {consulate("discardText")}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking() === "suspend"}
        onClose={close}
        title={consulate("suspendTitle")}
        confirm={consulate("suspend")}
        danger
        action={actions.suspend}
      >
        {consulate("suspendText")}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking() === "resume"}
        onClose={close}
        title={consulate("resumeTitle")}
        confirm={consulate("resume")}
        action={actions.resume}
      >
        {consulate("resumeText")}
      </ConfirmDialog>
    </>
  )
}
