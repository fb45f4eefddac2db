import { InviteInput } from "@ventanilla/core/tenancy/staff/schema"
import { client } from "../../api"
import { write } from "../../context/call"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { RadioGroup } from "../../ui/radio-group"
import { Submit } from "../../ui/submit"
import { TextField } from "../../ui/text-field"
import { toast } from "../../ui/toast"
import { roleOptions } from "./roles"
import { staff } from "./staff.i18n"

export function Invite(props: { open: boolean; onClose: () => void; done: () => void }) {
  const form = createForm({
    schema: InviteInput,
    // No role by default: what one can see of a woman is chosen, never overlooked.
    initial: { language: "es" },
    draft: "staff.invite",
    send: write(client.api.staff),
    done: () => {
      toast(staff("sent"))
      form.reset()
      props.onClose()
      props.done()
    },
  })
  const languages = () => (["es", "en"] as const).map((value) => ({ value, label: staff(`language.${value}`) }))
  return (
    <Dialog open={props.open} onClose={props.onClose} title={staff("inviteTitle")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <p class="quiet">{staff("inviteText")}</p>
        <TextField label={staff("email")} type="email" field={form.field("email")} />
        <RadioGroup label={staff("role")} field={form.field("role")} options={roleOptions()} />
        <RadioGroup label={staff("language")} inline field={form.field("language")} options={languages()} />
        <Submit form={form} label={staff("send")} onCancel={props.onClose} />
      </form>
    </Dialog>
  )
}
