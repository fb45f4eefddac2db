import { useQuery } from "@tanstack/solid-query"
import type { Info } from "@ventanilla/core/partners/referral/schema"
import { For, Show } from "solid-js"
import { can } from "../../context/nav"
import { spokenNames } from "../../context/spoken"
import { CapacityChip } from "../../directory/directory/capacity"
import { listOrganizations } from "../../directory/directory/directory.calls"
import { ButtonLink } from "../../ui/button"
import { Card } from "../../ui/card"
import { Load } from "../../ui/load"
import { refer } from "./refer.i18n"
import { referral } from "./referral.i18n"
import "../../ui/channels.css"

const most = 3
const order = { accepting: 0, unknown: 1, waiting_list: 2, closed: 3 } as const

/** Others that offer the same service, those who take people first. */
export function Again(props: { row: Info }) {
  const query = useQuery(() => ({
    queryKey: ["organizations", { category: props.row.category, limit: 100 }],
    queryFn: () => listOrganizations({ category: props.row.category }, undefined, 100),
  }))
  const address = (organizationID: string, serviceID: string) =>
    `/casefiles/${props.row.casefileID}/refer?category=${props.row.category}&organization=${organizationID}&service=${serviceID}`
  return (
    <Show when={can("referral.make")}>
      <Card
        title={referral("again")}
        aside={
          <ButtonLink
            kind="quiet"
            size="small"
            href={`/casefiles/${props.row.casefileID}/refer?category=${props.row.category}`}
          >
            {referral("againAll")}
          </ButtonLink>
        }
      >
        <p class="quiet">{referral("againText")}</p>
        <Load query={query} lines={3}>
          {(data) => {
            const others = () =>
              data()
                .items.filter(
                  ({ organizationID, status }) => organizationID !== props.row.organizationID && status === "active",
                )
                .flatMap((organization) => {
                  const service = organization.services.find(
                    ({ category, status }) => category === props.row.category && status === "active",
                  )
                  return service ? [{ organization, service }] : []
                })
                .sort((a, b) => order[a.organization.capacity.status] - order[b.organization.capacity.status])
                .slice(0, most)
            return (
              <Show when={others().length} fallback={<p>{referral("againNone")}</p>}>
                <ul class="channels">
                  <For each={others()}>
                    {({ organization, service }) => (
                      <li>
                        <p class="row" data-gap="small">
                          <strong>{organization.name}</strong>
                          <CapacityChip capacity={organization.capacity} />
                        </p>
                        <p class="small quiet">
                          {service.name} · {spokenNames(service.languages)}
                        </p>
                        <div>
                          <ButtonLink size="small" href={address(organization.organizationID, service.serviceID)}>
                            {refer("make.pick")}
                          </ButtonLink>
                        </div>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            )
          }}
        </Load>
      </Card>
    </Show>
  )
}
