import { useQueryClient } from "@tanstack/solid-query"
import { ChangeInput, type Info } from "@ventanilla/core/directory/schema"
import { directory } from "../../i18n/directory"
import { ui } from "../../i18n/ui"
import { Button } from "../../ui/button"
import { Check } from "../../ui/checkbox"
import { Dialog } from "../../ui/dialog"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { toast } from "../../ui/toast"
import { changeOrganization } from "./directory.calls"
import { OrganizationFields } from "./organization-fields"

export function ChangeOrganization(props: { organization: Info; close: () => void }) {
  const queries = useQueryClient()
  const { organizationID, name, contactName, phone, status } = props.organization
  const form = createForm({
    schema: ChangeInput,
    initial: { organizationID, name, status, ...(contactName ? { contactName } : {}), ...(phone ? { phone } : {}) },
    send: ({ organizationID: id, ...json }, key) => changeOrganization(id, json, key),
    done: () => {
      toast(directory("changed"))
      void queries.invalidateQueries()
      props.close()
    },
  })
  const active = form.at<Info["status"]>("status")
  return (
    <Dialog open onClose={props.close} title={directory("change.title")}>
      <form class="stack" novalidate onSubmit={form.submit}>
        <OrganizationFields at={form.at} />
        <Check
          label={directory("change.active")}
          checked={active.value() === "active"}
          onChange={(on) => active.set(on ? "active" : "inactive")}
        />
        <ErrorNote problem={form.problem()} />
        <div class="row">
          <Button kind="primary" type="submit" pending={form.pending()}>
            {ui("save")}
          </Button>
          <Button onClick={props.close}>{ui("cancel")}</Button>
        </div>
      </form>
    </Dialog>
  )
}
