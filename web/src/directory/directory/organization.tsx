import { useParams } from "@solidjs/router"
import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/directory/directory/schema"
import { createSignal, Show } from "solid-js"
import { can } from "../../context/nav"
import { when } from "../../context/time"
import { Alliances } from "../../partners/alliance/alliances"
import { Mailboxes } from "../../partners/alliance/mailboxes"
import { TroublesCard } from "../../partners/verification/troubles-card"
import { VerificationCard } from "../../partners/verification/verification-card"
import { Button } from "../../ui/button"
import { Card, Fact, Facts } from "../../ui/card"
import { Chip } from "../../ui/chip"
import { listAddress } from "../../ui/list-place"
import { Page, RecordPage } from "../../ui/page"
import { CapacityChip } from "./capacity"
import { ChangeOrganization } from "./change"
import { DescribeOrganization } from "./describe"
import { described } from "./described.i18n"
import { readOrganization } from "./directory.calls"
import { directory } from "./directory.i18n"
import { Lacks } from "./lacks"
import { Locations } from "./locations"
import { Services } from "./services"
import "../../ui/casefile.css"

/** One organisation: what it offers, how full it is, the alliance, the mailboxes. */
export default function OrganizationPage() {
  const params = useParams<{ organizationID: string }>()
  const query = useQuery(() => ({
    queryKey: ["organization", params.organizationID],
    queryFn: () => readOrganization(params.organizationID),
  }))
  return (
    <RecordPage
      query={query}
      title={directory("title")}
      up={{ href: listAddress("/directory"), label: directory("up") }}
    >
      {(organization) => <Found organization={organization()} />}
    </RecordPage>
  )
}

function Found(props: { organization: Info }) {
  const [changing, setChanging] = createSignal(false)
  const [describing, setDescribing] = createSignal(false)
  const its = () => props.organization
  return (
    <Page
      title={its().name}
      up={{ href: listAddress("/directory"), label: directory("up") }}
      sub={
        <span class="casefile-head">
          <CapacityChip capacity={its().capacity} />
          <Show when={its().status === "inactive"}>
            <Chip>{directory("inactive")}</Chip>
          </Show>
        </span>
      }
      actions={
        <Show when={can("organization.change")}>
          <Button onClick={() => setDescribing(true)}>{described("describe")}</Button>
          <Button onClick={() => setChanging(true)}>{directory("change")}</Button>
        </Show>
      }
    >
      <Lacks organization={its()} />
      <div class="cols">
        <div class="stack" data-gap="large">
          <Services organization={its()} />
          <Locations organization={its()} />
          <Mailboxes organizationID={its().organizationID} />
        </div>
        <div class="stack" data-gap="large">
          <Card title={directory("facts")}>
            <Facts>
              <Fact term={directory("phone")}>
                <span class="mono">{its().phone ?? directory("none")}</span>
              </Fact>
              <Fact term={directory("contactName")}>{its().contactName ?? directory("none")}</Fact>
              <Fact term={directory("capacity")}>
                <CapacityChip capacity={its().capacity} />
                <p class="small quiet">
                  {its().capacity.statedAt
                    ? directory("capacityStated", { when: when(its().capacity.statedAt ?? "") })
                    : directory("capacityNever")}
                </p>
              </Fact>
            </Facts>
          </Card>
          <VerificationCard organization={its()} />
          <TroublesCard organization={its()} />
          <Alliances organizationID={its().organizationID} />
        </div>
      </div>
      <Show when={describing()}>
        <DescribeOrganization organization={its()} close={() => setDescribing(false)} />
      </Show>
      <Show when={changing()}>
        <ChangeOrganization organization={its()} close={() => setChanging(false)} />
      </Show>
    </Page>
  )
}
