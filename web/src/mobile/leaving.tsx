import { signOut } from "../context/session"
import { Button, ButtonLink } from "../ui/button"
import { Dialog } from "../ui/dialog"
import { mobile } from "./mobile.i18n"

/** Signing out would delete unsent offline entries, so the person is asked first. */
export default function Leaving(props: { count: number; close: () => void }) {
  return (
    <Dialog open onClose={props.close} title={mobile("signOutTitle")} alert>
      <div class="stack">
        <p>
          {mobile("signOutText")} <strong>{mobile("finishLoses", { count: props.count })}</strong>
        </p>
        <div class="row">
          <ButtonLink kind="primary" href="/mobile">
            {mobile("signOutGo")}
          </ButtonLink>
          <Button kind="danger" onClick={() => void signOut()}>
            {mobile("signOutLose")}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
