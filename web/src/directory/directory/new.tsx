import { useNavigate } from "@solidjs/router"
import { CreateInput } from "@ventanilla/core/directory/directory/schema"
import { ask, client, keyed } from "../../api"
import { useReread } from "../../context/changes"
import { ui } from "../../i18n/ui"
import { Button, ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { ErrorNote } from "../../ui/empty"
import { createForm } from "../../ui/form"
import { listAddress } from "../../ui/list-place"
import { Page } from "../../ui/page"
import { toast } from "../../ui/toast"
import { directory } from "./directory.i18n"
import { OrganizationFields } from "./organization-fields"

export default function NewOrganization() {
  const navigate = useNavigate()
  const reread = useReread()
  const form = createForm({
    schema: CreateInput,
    initial: {},
    draft: "organization.new",
    send: (json, key) => ask(client.api.organizations.$post({ json }, keyed(key))),
    done: ({ organizationID }) => {
      toast(directory("saved"))
      reread("organization")
      navigate(`/directory/${organizationID}`, { replace: true })
    },
  })
  return (
    <Page
      title={directory("newTitle")}
      sub={directory("newSub")}
      up={{ href: listAddress("/directory"), label: directory("up") }}
    >
      <form class="form" novalidate onSubmit={form.submit}>
        <Card>
          <OrganizationFields at={form.at} />
        </Card>
        <ErrorNote problem={form.problem()} />
        <div class="row">
          <Button kind="primary" type="submit" pending={form.pending()}>
            {directory("form.save")}
          </Button>
          <ButtonLink href={listAddress("/directory")}>{ui("cancel")}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
