import { ChangeInput, type Info } from "@ventanilla/core/directory/directory/schema"
import { ui } from "../../i18n/ui"
import { Check } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { changeForm } from "../../ui/merge"
import { MergeDialog } from "../../ui/merge-dialog"
import { Submit, useDone } from "../../ui/submit"
import { changeOrganization, readOrganization } from "./directory.calls"
import { directory } from "./directory.i18n"
import { OrganizationFields } from "./organization-fields"

export function ChangeOrganization(props: { organization: Info; close: () => void }) {
  const { organizationID } = props.organization
  const read = ({ name, contactName, phone, status, version }: Info) => ({
    values: { name, contactName, phone, status },
    version,
  })
  const form = changeForm({
    schema: ChangeInput.omit({ organizationID: true, version: true }),
    base: read(props.organization),
    read: async () => read(await readOrganization(organizationID)),
    send: (values, version, key) => changeOrganization(organizationID, { ...values, version }, key),
    done: useDone("directory", props.close)(() => directory("changed")),
  })
  const active = form.field("status")
  return (
    <Dialog open onClose={props.close} title={directory("change.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <OrganizationFields at={form.at} />
        <Check
          label={directory("change.active")}
          checked={active.value() === "active"}
          onChange={(on) => active.set(on ? "active" : "inactive")}
        />
        <Submit brief form={form} label={ui("save")} onCancel={props.close} />
      </form>
      <MergeDialog merge={form.merge} label={fieldSaid} show={valueSaid} />
    </Dialog>
  )
}

function fieldSaid(path: string): string {
  switch (path) {
    case "contactName":
      return directory("form.contactName")
    case "phone":
      return directory("form.phone")
    case "status":
      return directory("change.status")
    default:
      return directory("form.name")
  }
}

const valueSaid = (path: string, value: unknown) =>
  path === "status" ? directory(value === "active" ? "active" : "inactive") : String(value ?? "")
