import { ChangeInput, type Info, type SafeContact } from "@ventanilla/core/casework/person/schema"
import { useReread } from "../../context/changes"
import { domain } from "../../i18n/domain"
import { Dialog } from "../../ui/dialog"
import { createForm } from "../../ui/form"
import { createMerge, filled } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Submit } from "../../ui/submit"
import { toast } from "../../ui/toast"
import { confirmContact, readPerson } from "./casefile.calls"
import { hoursOf } from "./casefile.words"
import { contact } from "./contact.i18n"
import { ContactFields } from "./contact-fields"

type Props = { person: Info; onClose: () => void }

/** Goes through her safe contact once more; saving confirms it for another 30 days. */
export function Reconfirm(props: Props) {
  return (
    <Dialog open onClose={props.onClose} title={contact("reconfirm.title")}>
      <ReconfirmForm {...props} />
    </Dialog>
  )
}

function ReconfirmForm(props: Props) {
  const reread = useReread()
  const read = ({ safeContact, version }: Info) => ({ values: safeContact, version })
  const merge = createMerge<SafeContact>({
    base: read(props.person),
    read: async () => read(await readPerson(props.person.personID)),
  })
  const form = createForm({
    schema: ChangeInput.omit({ version: true }),
    initial: { personID: props.person.personID, safeContact: filled(props.person.safeContact) },
    send: ({ personID, safeContact }, key) =>
      merge.send(safeContact, key, (mine, version, again) => confirmContact(personID, mine, version, again)),
    done: () => {
      toast(contact("reconfirmed"))
      reread("safeContact")
      props.onClose()
    },
  })
  return (
    <form class="stack" novalidate onSubmit={form.submit}>
      <p class="quiet">{contact("reconfirm.text")}</p>
      <ContactFields at={form.at} path="safeContact" />
      <Submit brief form={form} label={contact("reconfirm.save")} onCancel={props.onClose} />
      <MergeDialog merge={merge} label={(path) => contact(path === "allowed" ? "allowed" : "channels")} show={shown} />
    </form>
  )
}

const shown = (path: string, value: unknown) =>
  path === "allowed"
    ? domain(`allowed.${value as SafeContact["allowed"]}`)
    : (value as SafeContact["channels"])
        .map((one) => `${domain(`channel.${one.channel}`)} ${one.value} (${hoursOf(one)})`)
        .join("\n")
