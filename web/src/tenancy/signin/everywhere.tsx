import { send } from "../../api"
import { signOut } from "../../context/session"
import { createAction } from "../../ui/action"
import { ConfirmDialog } from "../../ui/dialog"
import { signin } from "./signin.i18n"

/** Ends her session on every device, this one among them. */
export default function Everywhere(props: { close: () => void }) {
  const action = createAction(
    (key) => send("POST", "/api/session/end", { json: {}, key, consulate: null }),
    () => void signOut("everywhere"),
  )
  return (
    <ConfirmDialog
      open
      onClose={props.close}
      title={signin("everywhere.title")}
      confirm={signin("everywhere.go")}
      action={action}
    >
      <div class="stack">
        <p>{signin("everywhere.text")}</p>
        <p>{signin("everywhere.password")}</p>
      </div>
    </ConfirmDialog>
  )
}
