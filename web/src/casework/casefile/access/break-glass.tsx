import { OpenInput } from "@ventanilla/core/casework/oversight/schema"
import { useAskAgain } from "../../../context/changes"
import { Dialog } from "../../../ui/dialog"
import { createForm } from "../../../ui/form"
import { Submit } from "../../../ui/submit"
import { TextField } from "../../../ui/text-field"
import { toast } from "../../../ui/toast"
import { openBreakGlass } from "./access.calls"
import { access } from "./access.i18n"

type Props = { casefileID: string; onClose: () => void }

/** Asks for an hour of emergency access, and says first what follows from it. */
export function BreakGlass(props: Props) {
  return (
    <Dialog open onClose={props.onClose} title={access("title")}>
      <BreakGlassForm {...props} />
    </Dialog>
  )
}

function BreakGlassForm(props: Props) {
  const askAgain = useAskAgain()
  const form = createForm({
    schema: OpenInput,
    initial: { casefileID: props.casefileID },
    send: openBreakGlass,
    done: () => {
      toast(access("opened"))
      props.onClose()
      askAgain(props.casefileID)
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p>{access("text")}</p>
      <TextField label={access("reason")} hint={access("reasonHint")} rows={3} field={form.field("reason")} />
      <Submit form={form} label={access("open")} onCancel={props.onClose} />
    </form>
  )
}
