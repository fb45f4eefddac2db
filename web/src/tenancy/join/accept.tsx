import { AcceptInput } from "@ventanilla/core/tenancy/staff/schema"
import { createSignal, Show } from "solid-js"
import { publicClient } from "../../api"
import { write } from "../../context/call"
import { Button } from "../../ui/button"
import { Check } from "../../ui/checkbox"
import { ErrorNote, Note } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { TextField } from "../../ui/text-field"
import { signin } from "../signin/signin.i18n"

/** One press for who has an account; a new password first for who has none. */
export function Accept(props: { token: string; needsPassword: boolean; done: () => void }) {
  const [accepted, setAccepted] = createSignal(false)
  const [visible, setVisible] = createSignal(false)
  const form = createForm({
    schema: props.needsPassword ? AcceptInput.required({ password: true }) : AcceptInput,
    initial: { token: props.token },
    send: write(publicClient.api.public.invitations.accept),
    done: () => setAccepted(true),
  })
  return (
    <Show
      when={!accepted()}
      fallback={
        <div class="stack" role="status">
          <Note tone="ok">{signin("join.doneText")}</Note>
          <div>
            <Button kind="primary" onClick={props.done}>
              {signin("go")}
            </Button>
          </div>
        </div>
      }
    >
      <form class="form" novalidate onSubmit={form.submit}>
        <Show when={props.needsPassword} fallback={<Note>{signin("join.account")}</Note>}>
          <div>
            <TextField
              label={signin("join.password")}
              hint={signin("join.passwordHint")}
              type={visible() ? "text" : "password"}
              autocomplete="new-password"
              field={form.field("password")}
            />
            <Check label={signin("join.show")} checked={visible()} onChange={setVisible} />
          </div>
        </Show>
        <ErrorNote problem={form.problem()} />
        <div>
          <Button kind="primary" type="submit" pending={form.pending()}>
            {signin("join.accept")}
          </Button>
        </div>
      </form>
    </Show>
  )
}
